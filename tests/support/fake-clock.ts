/**
 * A clock that moves only when told to; its wall may be stepped and may run fast or slow beside the monotonic
 * side.
 */
import type { Clock } from "../../platform/ports.ts";

export interface FakeClock extends Clock {
  /** Both clocks move on by `elapsedMs` of true time. */
  pass(elapsedMs: number): void;
  /** Somebody set the wall clock: it jumps, the monotonic one does not notice. */
  stepWall(byMs: number): void;
  /** From now on a true second is `rate` seconds on the wall; 1 is a good quartz. */
  driftWall(rate: number): void;
}

export function createFakeClock(startWallMs: number, startMonoMs = 0): FakeClock {
  let wall = startWallMs;
  let mono = startMonoMs;
  let wallRate = 1;
  return {
    wallMs: () => Math.floor(wall),
    monoMs: () => mono,
    pass(elapsedMs) {
      if (elapsedMs < 0) throw new RangeError("Time does not run backwards; step the wall instead");
      mono += elapsedMs;
      wall += elapsedMs * wallRate;
    },
    stepWall(byMs) {
      wall += byMs;
    },
    driftWall(rate) {
      wallRate = rate;
    },
  };
}
