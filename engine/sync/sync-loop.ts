/**
 * When the board looks at the hub: each poll interval, at once after a nudge, later and later while it
 * cannot be reached.
 */
import { backoffMs } from "../../core/sync/backoff.ts";
import type { Result } from "../../contract/result.ts";
import type { Ports, Timer } from "../../platform/ports.ts";

const retry = { firstMs: 5_000, mostMs: 900_000 };

/**
 * The shortest pause between two looks, in milliseconds: a hub that nudges without end is looked at four
 * times a second.
 */
export const syncPauseMsLeast = 250;

/** The interval is a setting: a waiting loop looks at it this often, in milliseconds. */
const lookEveryMs = 2_000;

export interface SyncLoop {
  start(): void;
  /** Look now, or as soon as the last look is long enough ago. `mustRefresh`: roots and placement too. */
  request(mustRefresh?: boolean): void;
  stop(): Promise<void>;
}

export interface SyncLoopParts {
  readonly ports: Ports;
  readonly pollEveryMs: () => number;
  readonly sync: (mustRefresh: boolean) => Promise<Result<unknown>>;
}

export function createSyncLoop({ ports, pollEveryMs, sync }: SyncLoopParts): SyncLoop {
  const { timers, clock, random, log } = ports;
  let running: Promise<void> | null = null;
  let isAsked = false;
  let mustRefresh = true;
  let attempt = 0;
  let lastMonoMs = Number.NEGATIVE_INFINITY;
  /** `null`: the poll interval, which is a setting and may change. */
  let pauseMs: number | null = 0;
  let timer: Timer | null = null;
  let isStopped = true;

  const run = async () => {
    isAsked = false;
    const refresh = mustRefresh;
    mustRefresh = false;
    const result = await sync(refresh).catch((error: unknown) => {
      log.error({ err: error }, "a sync broke");
      return null;
    });
    const isUnreachable = result === null || (!result.ok && result.problems[0].code === "hub_unreachable");
    if (isUnreachable) mustRefresh ||= refresh;
    attempt = isUnreachable ? attempt + 1 : 0;
    pauseMs = isUnreachable ? 1_000 + backoffMs(attempt, random.unit(), retry) : null;
    lastMonoMs = clock.monoMs();
  };
  const wait = () => {
    timer?.cancel();
    if (isStopped || running !== null) return;
    const pollMs = pauseMs ?? pollEveryMs();
    const delayMs = lastMonoMs + (isAsked ? syncPauseMsLeast : pollMs) - clock.monoMs();
    if (delayMs > 0) timer = timers.after(Math.min(delayMs, lookEveryMs), wait);
    else {
      running = run().finally(() => {
        running = null;
        wait();
      });
    }
  };
  return {
    start() {
      isStopped = false;
      pauseMs = 0;
      wait();
    },
    request(refresh = false) {
      isAsked = true;
      mustRefresh ||= refresh;
      wait();
    },
    async stop() {
      isStopped = true;
      timer?.cancel();
      await running;
    },
  };
}
