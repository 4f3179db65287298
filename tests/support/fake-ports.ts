/** The simulated twin of `systemPorts`: a world that moves when told to and repeats itself from its seed. */
import type { Fetch, Ports } from "../../platform/ports.ts";
import { type CollectedLog, createCollectedLog } from "./collected-log.ts";
import { type FakeClock, createFakeClock } from "./fake-clock.ts";
import { type FakeTimers, createFakeTimers } from "./fake-timers.ts";
import { createSeededRandom } from "./seeded-random.ts";

export interface FakePorts extends Ports {
  readonly clock: FakeClock;
  readonly timers: FakeTimers;
  readonly log: CollectedLog;
  /** Passes time and runs what falls due: `timers.advance`. */
  readonly advance: (elapsedMs: number) => Promise<void>;
}

const noNetwork: Fetch = (url) => Promise.reject(new TypeError(`There is no network here: ${url}`));

/**
 * `settle` is awaited after every timer; give one that waits for real files or crypto where a step must be
 * complete. Several boards may share one `clock` and `timers` by passing those of another world.
 */
export function createFakePorts(options: {
  readonly seed: number;
  readonly startWallMs: number;
  readonly fetch?: Fetch;
  readonly settle?: () => Promise<void>;
  readonly sharing?: Pick<FakePorts, "clock" | "timers">;
}): FakePorts {
  const clock = options.sharing?.clock ?? createFakeClock(options.startWallMs);
  const timers = options.sharing?.timers ?? createFakeTimers(clock, options.settle);
  return {
    clock,
    timers,
    random: createSeededRandom(options.seed),
    fetch: options.fetch ?? noNetwork,
    log: createCollectedLog(),
    advance: (elapsedMs) => timers.advance(elapsedMs),
  };
}
