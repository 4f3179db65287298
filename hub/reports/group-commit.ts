/**
 * Many small writes, few commits: what arrives while the hub is busy is written in one transaction. Flushes
 * when idle, not by a clock, so a single write waits for nobody.
 */
import type { Timers } from "../../platform/ports.ts";
import type { Store, Stores } from "../store/open-store.ts";

/** Writes of one transaction; the rest waits for the next. */
const writesPerCommitMax = 500;

export type Write<Value> = (stores: Stores) => Promise<Value>;

export interface GroupCommit {
  /** Resolves when the write is durable. */
  submit<Value>(write: Write<Value>): Promise<Value>;
}

interface Pending {
  readonly write: Write<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommit(store: Store, timers: Timers): GroupCommit {
  let waiting: Pending[] = [];
  let isBusy = false;

  /** One bad write must not take the others with it: then each gets a transaction of its own. */
  async function oneByOne(group: readonly Pending[]): Promise<void> {
    for (const { write, resolve, reject } of group) await store.atOnce(write).then(resolve, reject);
  }

  async function commit(group: readonly Pending[]): Promise<void> {
    let values: unknown[];
    try {
      values = await store.atOnce(async (stores) => {
        const written: unknown[] = [];
        for (const { write } of group) written.push(await write(stores));
        return written;
      });
    } catch {
      return oneByOne(group);
    }
    for (const [index, { resolve }] of group.entries()) resolve(values[index]);
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, writesPerCommitMax);
      waiting = waiting.slice(writesPerCommitMax);
      await commit(group);
    }
    isBusy = false;
  }

  return {
    submit: <Value>(write: Write<Value>) =>
      new Promise<Value>((resolve, reject) => {
        waiting.push({ write, resolve: resolve as (value: unknown) => void, reject });
        if (isBusy) return;
        isBusy = true;
        timers.after(0, () => void run());
      }),
  };
}
