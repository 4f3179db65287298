/** What time it is on this board: holds the facts the clock rule of core decides on, and keeps the floor. */
import {
  type BoardTime,
  boardTime,
  floorWindowMs,
  isTrustedForExpiry,
  raiseFloor,
} from "../../core/time/board-time.ts";
import { buildFloorMs } from "../../platform/build-floor.ts";
import type { Clock } from "../../platform/ports.ts";
import { clockSkewMs } from "../../platform/trust/verify-manifest.ts";
import type { StateStore } from "../store/state-store.ts";

/** How often the floor is saved, in milliseconds. */
export const floorSaveEveryMs = 600_000;
/** A system clock that moved by more than this is looked at again at once, in milliseconds. */
const wallJumpMs = 5_000;

export interface BoardClock {
  now(): BoardTime;
  nowMs(): number;
  monoMs(): number;
  isTrusted(): boolean;
  /** A signed time whose nonce we sent at `sentMonoMs`: half of the way back is added. */
  takeSignedTime(timeMs: number, sentMonoMs: number): void;
  /**
   * Something the hub's own keys signed was issued at this instant: it cannot be earlier now. One that lies
   * ahead of a trusted clock, or further ahead than a board can have slept, is not believed: a floor never
   * sinks.
   */
  takeIssueTime(issuedAtMs: number): void;
  /** True once for every jump of the system clock, while no signed time rules. */
  hasWallJumped(): boolean;
  saveFloor(): void;
}

export function createBoardClock(clock: Clock, state: StateStore): BoardClock {
  const saved = Number(state.fact("floor_ms") ?? 0);
  let floorMs = Math.max(buildFloorMs, saved);
  const bootFloorMs = floorMs;
  let floorMonoMs = clock.monoMs();
  let lastSigned: { timeMs: number; monoMs: number } | null = null;
  let seen = { wallMs: clock.wallMs(), monoMs: clock.monoMs() };

  const now = () =>
    boardTime({
      lastSigned,
      wallMs: clock.wallMs(),
      monoMs: clock.monoMs(),
      floorMs,
      floorMonoMs,
      isNtpSynced: false,
    });
  const raiseTo = (timeMs: number) => {
    if (timeMs <= floorMs) return;
    floorMs = timeMs;
    floorMonoMs = clock.monoMs();
  };
  return {
    now,
    nowMs: () => now().nowMs,
    monoMs: () => clock.monoMs(),
    isTrusted: () => isTrustedForExpiry(now().trust),
    takeSignedTime(timeMs, sentMonoMs) {
      const monoMs = clock.monoMs();
      const wayBackMs = Math.min(Math.max(0, (monoMs - sentMonoMs) / 2), 5_000);
      lastSigned = { timeMs: timeMs + wayBackMs, monoMs };
      raiseTo(timeMs);
    },
    takeIssueTime(issuedAtMs) {
      const { nowMs, trust } = now();
      const latestMs = isTrustedForExpiry(trust) ? nowMs + clockSkewMs : bootFloorMs + floorWindowMs;
      if (issuedAtMs <= latestMs) raiseTo(issuedAtMs);
    },
    hasWallJumped() {
      const at = { wallMs: clock.wallMs(), monoMs: clock.monoMs() };
      const movedMs = at.wallMs - seen.wallMs - (at.monoMs - seen.monoMs);
      seen = at;
      return Math.abs(movedMs) > wallJumpMs;
    },
    saveFloor() {
      raiseTo(raiseFloor(floorMs, now()));
      state.setFact("floor_ms", String(floorMs));
    },
  };
}
