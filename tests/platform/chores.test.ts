/** Chores: run by the clock, one at a time, and their failures are logged. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { scheduleChore } from "../../platform/chores.ts";
import { createCollectedLog } from "../support/collected-log.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 7, 0, 30) }));
afterEach(() => void vi.useRealTimers());

describe("scheduleChore", () => {
  test("runs at its times until it is stopped", async () => {
    let runs = 0;
    const chore = scheduleChore("*/5 * * * *", () => void (runs += 1));
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    expect(runs).toBe(2);
    chore.stop();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(runs).toBe(2);
  });

  test("reads its times in the zone it is given", async () => {
    const ranAt: string[] = [];
    const note = () => void ranAt.push(new Date().toISOString());
    const chore = scheduleChore("0 15 * * *", note, { timeZone: "Asia/Ho_Chi_Minh" });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    chore.stop();
    expect(ranAt.map((time) => time.slice(11, 16))).toEqual(["08:00"]);
  });

  test("a chore that fails is logged and comes again", async () => {
    const log = createCollectedLog();
    let runs = 0;
    const fail = () => {
      runs += 1;
      throw new Error("disk full");
    };
    const chore = scheduleChore("* * * * *", fail, { log });
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    chore.stop();
    expect(runs).toBe(2);
    expect(log.entries).toHaveLength(2);
    expect(log.entries[0]).toMatchObject({ level: "error", fields: { cron: "* * * * *" } });
  });

  test("a times line nobody can read is an error at once", () => {
    expect(() => scheduleChore("every now and then", () => undefined)).toThrow();
  });
});
