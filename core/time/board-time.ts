/**
 * The clock rule: what time it is on a board, and how far that can be trusted.
 *
 * Board time is the last signed time plus the monotonic clock. Before one arrived since boot it is the system
 * clock where that lies within [floor, floor + 400 days], else the floor plus the monotonic clock: a board
 * that wakes in 1970 or 2099 shows its loop and says `none`.
 */
import type { ClockTrust } from "../../contract/run-status.ts";

export const floorWindowMs = 400 * 86_400_000;
/** A system clock that moved by more than this against the monotonic one has jumped. */
export const clockJumpMs = 300_000;

export interface ClockFacts {
  /** The hub's last verified time since boot and the monotonic instant it arrived at. */
  readonly lastSigned: { readonly timeMs: number; readonly monoMs: number } | null;
  readonly wallMs: number;
  readonly monoMs: number;
  /** No verified thing is older than this: the largest of build time, issue times, hub and NTP time. */
  readonly floorMs: number;
  /** The monotonic instant at which `floorMs` was read: the start of the player, or the last raise. */
  readonly floorMonoMs: number;
  /** The system says its clock is kept by NTP. */
  readonly isNtpSynced: boolean;
}

export interface BoardTime {
  readonly nowMs: number;
  readonly trust: ClockTrust;
  /** Board time minus system clock. */
  readonly offsetMs: number;
}

function decide(facts: ClockFacts): { nowMs: number; trust: ClockTrust } {
  const { lastSigned, wallMs, monoMs, floorMs, floorMonoMs, isNtpSynced } = facts;
  if (lastSigned) return { nowMs: lastSigned.timeMs + monoMs - lastSigned.monoMs, trust: "hub" };
  if (wallMs >= floorMs && wallMs <= floorMs + floorWindowMs) {
    return { nowMs: wallMs, trust: isNtpSynced ? "ntp" : "rtc" };
  }
  return { nowMs: floorMs + Math.max(0, monoMs - floorMonoMs), trust: "none" };
}

export function boardTime(facts: ClockFacts): BoardTime {
  const { nowMs, trust } = decide(facts);
  const wholeMs = Math.round(nowMs);
  return { nowMs: wholeMs, trust, offsetMs: Math.round(wholeMs - facts.wallMs) };
}

/** The floor after this reading: only hub and NTP time raise it, an unchecked system clock never does. */
export function raiseFloor(floorMs: number, time: BoardTime): number {
  return time.trust === "hub" || time.trust === "ntp" ? Math.max(floorMs, time.nowMs) : floorMs;
}

/** True when judging an expiry by this time is allowed. */
export function isTrustedForExpiry(trust: ClockTrust): boolean {
  return trust === "hub" || trust === "ntp";
}

/**
 * True when the system clock moved against the monotonic clock by more than five minutes between two
 * readings.
 */
export function hasClockJumped(
  before: { readonly wallMs: number; readonly monoMs: number },
  after: { readonly wallMs: number; readonly monoMs: number },
): boolean {
  return Math.abs(after.wallMs - before.wallMs - (after.monoMs - before.monoMs)) > clockJumpMs;
}
