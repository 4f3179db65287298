/**
 * Goal: a local minute is the first instant at which the zone's clock shows it or a later one, in every zone.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  calendarOf,
  dateOfDay,
  dayOf,
  dayOfDate,
  dayStartMs,
  instantAt,
  isKnownZone,
  localClock,
  weekdayOf,
} from "../../core/time/local-time.ts";

const zones = [
  "Asia/Ho_Chi_Minh",
  "America/New_York",
  "Europe/Berlin",
  "Africa/Cairo",
  "America/Havana",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "UTC",
];

/** What a clock on the wall of that zone reads, straight from Intl: day x 1440 + minute. */
function wallReading(timeZone: string, atMs: number): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(atMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const day = Date.UTC(part("year"), part("month") - 1, part("day")) / 86_400_000;
  return day * 1_440 + part("hour") * 60 + part("minute");
}

describe("local time", () => {
  it("agrees with the written definition, day by day, minute by minute, over clock changes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: dayOfDate("2015-01-01"), max: dayOfDate("2028-01-01") }),
        fc.integer({ min: 0, max: 1_439 }),
        (zone, day, minute) => {
          const atMs = instantAt(calendarOf(zone), day, minute);
          const wanted = day * 1_440 + minute;
          expect(wallReading(zone, atMs)).toBeGreaterThanOrEqual(wanted);
          expect(wallReading(zone, atMs - 1)).toBeLessThan(wanted);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("a start in the missing hour moves to the next valid instant", () => {
    const berlin = calendarOf("Europe/Berlin");
    const day = dayOfDate("2026-03-29");
    const jumpMs = Date.UTC(2026, 2, 29, 1);
    expect([119, 120, 150, 180].map((minute) => instantAt(berlin, day, minute) - jumpMs)).toEqual([
      -60_000, 0, 0, 0,
    ]); // biome-ignore format: one row reads better
  });

  it("the doubled hour means its first pass", () => {
    const newYork = calendarOf("America/New_York");
    const day = dayOfDate("2026-11-01");
    expect(instantAt(newYork, day, 90)).toBe(Date.UTC(2026, 10, 1, 5, 30));
    expect(instantAt(newYork, day, 120)).toBe(Date.UTC(2026, 10, 1, 7));
  });

  it("a day begins at its first instant, also where midnight is skipped or a day is left out", () => {
    const cairo = calendarOf("Africa/Cairo");
    const day = dayOfDate("2026-04-24");
    expect(localClock(cairo, dayStartMs(cairo, day))).toEqual({ day, minute: 60 });
    const apia = calendarOf("Pacific/Apia");
    const gone = dayOfDate("2011-12-30");
    expect(dayStartMs(apia, gone)).toBe(dayStartMs(apia, gone + 1));
    expect(dayOf(apia, dayStartMs(apia, gone))).toBe(gone + 1);
  });

  it("finds the day of every instant, and days go by in order", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2_000_000_000 }), (zone, atS) => {
        const calendar = calendarOf(zone);
        const day = dayOf(calendar, atS * 1_000);
        expect(dayStartMs(calendar, day)).toBeLessThanOrEqual(atS * 1_000);
        expect(dayStartMs(calendar, day + 1)).toBeGreaterThan(atS * 1_000);
      }),
    );
  });

  it("counts days and names weekdays", () => {
    expect(weekdayOf(dayOfDate("2026-11-23"))).toBe(1);
    expect(weekdayOf(dayOfDate("1969-12-28"))).toBe(7);
    expect(dateOfDay(dayOfDate("2028-02-29"))).toBe("2028-02-29");
  });

  it("knows the zones of the world and refuses inventions", () => {
    expect(zones.every(isKnownZone)).toBe(true);
    expect(["Asia/Atlantis", "", "Asia/Ho Chi Minh"].some(isKnownZone)).toBe(false);
    expect(calendarOf("Asia/Atlantis").zone).toBe("UTC");
  });
});
