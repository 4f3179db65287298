/**
 * Goal: dayparts are open exactly when the written definition says so, midnight and clock changes included.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Daypart } from "../../contract/daypart.ts";
import { isDaypartOpen, minuteOf } from "../../core/time/daypart-open.ts";
import { calendarOf, dayOf, dayOfDate, instantAt, weekdayOf } from "../../core/time/local-time.ts";
import { daypart } from "./arbitraries.ts";

const vietnam = calendarOf("Asia/Ho_Chi_Minh");
const newYork = calendarOf("America/New_York");
const friday = dayOfDate("2026-11-27");

/** The definition, read slowly: some day's stretch holds the instant. */
function isOpenByDefinition(zone: string, { days, from, to }: Daypart, atMs: number): boolean {
  const calendar = calendarOf(zone);
  const today = dayOf(calendar, atMs);
  return [-2, -1, 0, 1].some((offset) => {
    const day = today + offset;
    if (!days.includes(weekdayOf(day))) return false;
    const start = minuteOf(from);
    const end = minuteOf(to) > start ? minuteOf(to) : minuteOf(to) + 1_440;
    const endDay = end >= 1_440 ? day + 1 : day;
    return instantAt(calendar, day, start) <= atMs && atMs < instantAt(calendar, endDay, end % 1_440);
  });
}

describe("daypart", () => {
  it("is open exactly when its definition says so", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Asia/Ho_Chi_Minh", "America/New_York", "Europe/Berlin", "Africa/Cairo"),
        daypart,
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
        (zone, one, atMs) => {
          expect(isDaypartOpen(calendarOf(zone), [one], atMs)).toBe(isOpenByDefinition(zone, one, atMs));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("that crosses midnight belongs to the day it began", () => {
    const night: Daypart[] = [{ days: [5], from: "22:00", to: "06:00" }];
    const openAt = (day: number, minute: number): boolean =>
      isDaypartOpen(vietnam, night, instantAt(vietnam, day, minute));
    expect(openAt(friday, 5 * 60)).toBe(false);
    expect(openAt(friday, 22 * 60)).toBe(true);
    expect(openAt(friday + 1, 5 * 60 + 59)).toBe(true);
    expect(openAt(friday + 1, 6 * 60)).toBe(false);
    expect(openAt(friday + 1, 22 * 60)).toBe(false);
  });

  it("none at all is always open, 00:00 to 24:00 is the whole day", () => {
    const whole: Daypart[] = [{ days: [5], from: "00:00", to: "24:00" }];
    expect(isDaypartOpen(vietnam, [], 0)).toBe(true);
    expect(isDaypartOpen(vietnam, whole, instantAt(vietnam, friday, 1_439))).toBe(true);
    expect(isDaypartOpen(vietnam, whole, instantAt(vietnam, friday + 1, 0))).toBe(false);
  });

  it("plays through the doubled hour once, and neighbours leave no hole in it", () => {
    const before: Daypart[] = [{ days: [7], from: "00:00", to: "01:30" }];
    const after: Daypart[] = [{ days: [7], from: "01:30", to: "03:00" }];
    const firstMs = Date.UTC(2026, 10, 1, 5, 30);
    const secondMs = Date.UTC(2026, 10, 1, 6, 15);
    expect(isDaypartOpen(newYork, before, firstMs - 1)).toBe(true);
    expect(isDaypartOpen(newYork, before, secondMs)).toBe(false);
    expect(isDaypartOpen(newYork, after, firstMs)).toBe(true);
    expect(isDaypartOpen(newYork, after, secondMs)).toBe(true);
  });

  it("wholly inside the missing hour does not open that day", () => {
    const gone: Daypart[] = [{ days: [7], from: "02:10", to: "02:50" }];
    const jumpMs = Date.UTC(2026, 2, 8, 7);
    expect([-1, 0, 600_000].some((offsetMs) => isDaypartOpen(newYork, gone, jumpMs + offsetMs))).toBe(false);
  });
});
