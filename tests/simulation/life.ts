/**
 * One run of a player between power-on and power-cut: its timers, its requests and its glass belong to it,
 * and when the power goes nothing of it ever happens again. No goodbye, no last write.
 */
import type { Ports, Timer, Timers } from "../../platform/ports.ts";

export interface Life {
  readonly timers: Timers;
  /** Aborted when the power goes; what stands on the other side may notice. */
  readonly ended: AbortSignal;
  isAlive(): boolean;
  /**
   * What this life waits for. Kept after its end: a file handle that only a forgotten wait holds would be
   * closed by the garbage collector in the middle of another life.
   */
  readonly waits: ReadonlySet<object>;
  /** What arrives after the power went arrives nowhere. */
  whileAlive<Value>(coming: Promise<Value>): Promise<Value>;
  cutPower(): void;
}

export function createLife({ timers }: Pick<Ports, "timers">): Life {
  const power = new AbortController();
  const running = new Set<Timer>();
  const waits = new Set<object>();
  const isAlive = () => !power.signal.aborted;
  const keep = (timer: Timer): Timer => {
    const kept = {
      cancel() {
        timer.cancel();
        running.delete(kept);
      },
    };
    running.add(kept);
    return kept;
  };
  const whileAlive = <Value>(coming: Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      const wait = { resolve, reject };
      waits.add(wait);
      const settle = (then: () => void) => {
        if (!isAlive()) return;
        waits.delete(wait);
        then();
      };
      coming.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  return {
    waits,
    timers: {
      after(delayMs, run) {
        const timer = keep(
          timers.after(delayMs, () => {
            running.delete(timer);
            run();
          }),
        );
        return timer;
      },
      every: (periodMs, run) => keep(timers.every(periodMs, run)),
      sleep: (delayMs, signal) => whileAlive(timers.sleep(delayMs, signal)),
    },
    ended: power.signal,
    isAlive,
    whileAlive,
    cutPower() {
      for (const timer of running) timer.cancel();
      power.abort(new Error("the power went"));
    },
  };
}
