import { describe, expect, it } from "vitest";
import {
  type ClockFacts,
  boardTime,
  floorWindowMs,
  hasClockJumped,
  isTrustedForExpiry,
  raiseFloor,
} from "../../core/time/board-time.ts";

const floorMs = Date.UTC(2026, 10, 1);

function facts(more: Partial<ClockFacts>): ClockFacts {
  return {
    lastSigned: null,
    wallMs: floorMs + 1_000,
    monoMs: 60_000,
    floorMs,
    floorMonoMs: 10_000,
    isNtpSynced: false,
    ...more,
  };
}

describe("board time", () => {
  it("is the last signed time plus the monotonic clock, whatever the system clock says", () => {
    const lastSigned = { timeMs: floorMs + 5_000_000, monoMs: 20_000 };
    for (const wallMs of [0, floorMs, Date.UTC(2099, 0, 1)]) {
      expect(boardTime(facts({ lastSigned, wallMs }))).toEqual({
        nowMs: floorMs + 5_040_000,
        trust: "hub",
        offsetMs: floorMs + 5_040_000 - wallMs,
      });
    }
  });

  it("is the system clock within 400 days above the floor, trusted as far as NTP keeps it", () => {
    expect(boardTime(facts({}))).toEqual({ nowMs: floorMs + 1_000, trust: "rtc", offsetMs: 0 });
    expect(boardTime(facts({ isNtpSynced: true })).trust).toBe("ntp");
    expect(boardTime(facts({ wallMs: floorMs })).trust).toBe("rtc");
    expect(boardTime(facts({ wallMs: floorMs + floorWindowMs })).trust).toBe("rtc");
  });

  it("runs on from the floor where the board woke in 1970 or in 2099", () => {
    for (const wallMs of [0, floorMs - 1, floorMs + floorWindowMs + 1, Date.UTC(2099, 0, 1)]) {
      expect(boardTime(facts({ wallMs }))).toMatchObject({ nowMs: floorMs + 50_000, trust: "none" });
    }
  });

  it("an unchecked system clock never raises the floor, hub and NTP time do and never lower it", () => {
    const wallMs = floorMs + 5_000;
    expect(raiseFloor(floorMs, boardTime(facts({ wallMs })))).toBe(floorMs);
    expect(raiseFloor(floorMs, boardTime(facts({ wallMs, isNtpSynced: true })))).toBe(wallMs);
    const lastSigned = { timeMs: floorMs - 9_000, monoMs: 60_000 };
    expect(raiseFloor(floorMs, boardTime(facts({ lastSigned })))).toBe(floorMs);
  });

  it("judges expiry by NTP or hub time only", () => {
    expect((["none", "rtc", "ntp", "hub"] as const).map(isTrustedForExpiry)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("sees a jump of the system clock of more than five minutes either way", () => {
    const before = { wallMs: floorMs, monoMs: 0 };
    expect(hasClockJumped(before, { wallMs: floorMs + 900_000, monoMs: 900_000 })).toBe(false);
    expect(hasClockJumped(before, { wallMs: floorMs + 1_200_001, monoMs: 900_000 })).toBe(true);
    expect(hasClockJumped(before, { wallMs: floorMs - 400_000, monoMs: 0 })).toBe(true);
  });
});
