/** Goal: dates, dayparts, calendars and review dates together decide when something is open. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openOn, overdueFromMs, validityOf, withinWindow } from "../../core/schedule/campaign-open.ts";
import { nextOpening } from "../../core/schedule/next-opening.ts";
import { covers } from "../../core/time/daypart-open.ts";
import { calendarOf, dateOfDay, dayMs, dayOf, dayOfDate, dayStartMs } from "../../core/time/local-time.ts";
import { daypart } from "./arbitraries.ts";
import { campaign, entry, hourMs, mondayMs, zone } from "./make-programme.ts";

const calendar = calendarOf(zone);
const monday = dayOfDate("2026-11-23");

function span(startDate: string, endDate = startDate, from = "00:00", to = "24:00") {
  return { startDate, endDate, from, to };
}

function hoursOn(parts: object, day = monday): number[][] {
  return openOn(calendar, campaign({ id: "cp", ...parts }), day).map(({ fromMs, untilMs }) =>
    [fromMs, untilMs].map((atMs) => (atMs - dayStartMs(calendar, day)) / hourMs),
  );
}

describe("open times of a campaign", () => {
  it("2.6: `during` opens it only in the calendar's spans, `except` keeps it closed in them", () => {
    expect(hoursOn({ during: [span("2026-11-23")] })).toEqual([[0, 24]]);
    expect(hoursOn({ during: [span("2026-11-24")] })).toEqual([]);
    expect(hoursOn({ during: [] })).toEqual([]);
    expect(hoursOn({ except: [span("2026-11-20", "2026-11-25")] })).toEqual([]);
    const exam = span("2026-11-23", "2026-11-23", "07:00", "09:00");
    expect(hoursOn({ except: [exam] })).toEqual([
      [0, 7],
      [9, 24],
    ]);
    expect(hoursOn({ during: [exam, span("2026-11-23", "2026-11-23", "08:00", "10:00")] })).toEqual([
      [7, 10],
    ]);
  });

  it("2.6: hours of a span that cross midnight belong to the day they began", () => {
    const night = span("2026-11-22", "2026-11-22", "22:00", "06:00");
    expect(hoursOn({ except: [night] })).toEqual([[6, 24]]);
    expect(hoursOn({ during: [night] })).toEqual([[0, 6]]);
    expect(hoursOn({ during: [night] }, monday + 1)).toEqual([]);
  });

  it("2.4, 2.6: a daypart that began yesterday is cut by a holiday that begins today", () => {
    const dayparts = [{ days: [7], from: "22:00", to: "06:00" }];
    expect(hoursOn({ dayparts })).toEqual([[0, 6]]);
    expect(hoursOn({ dayparts, except: [span("2026-11-23")] })).toEqual([]);
    expect(hoursOn({ dayparts, except: [span("2026-11-23")] }, monday - 1)).toEqual([[22, 24]]);
  });

  it("2.6: at every instant it is open exactly when its dayparts and calendars say so", () => {
    const days = fc.integer({ min: -3, max: 3 });
    const hours = fc.constantFrom("00:00", "05:30", "07:00", "22:00", "23:59");
    const aSpan = fc.tuple(
      days,
      fc.integer({ min: 0, max: 2 }),
      hours,
      fc.oneof(hours, fc.constant("24:00")),
    );
    const spans = fc.array(
      aSpan.map(([from, length, start, end]) =>
        span(dateOfDay(monday + from), dateOfDay(monday + from + length), start, end),
      ),
      { maxLength: 3 },
    );
    const zones = fc.constantFrom(zone, "America/New_York", "Africa/Cairo", "Pacific/Apia");
    fc.assert(
      fc.property(
        zones,
        fc.array(daypart, { maxLength: 2 }),
        fc.option(spans, { freq: 2 }),
        spans,
        fc.integer({ min: -48 * 60, max: 48 * 60 }),
        (timeZone, dayparts, during, except, minutes) => {
          const there = calendarOf(timeZone);
          const atMs = mondayMs + minutes * 60_000;
          const isOpen = (parts: object) =>
            covers(openOn(there, campaign({ id: "cp", ...parts }), dayOf(there, atMs)), atMs);
          const isIn = (list: object[]) => list.some((one) => isOpen({ during: [one] }));
          const expected = isOpen({ dayparts }) && (during === null || isIn(during)) && !isIn(except);
          expect(isOpen({ dayparts, during, except })).toBe(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("2.8: an item is valid to the end of its review day, in the board's zone", () => {
    const { item } = entry("it", 9_000, { reviewDate: "2026-11-23" });
    expect(overdueFromMs(calendar, "2026-11-23")).toBe(mondayMs + dayMs);
    expect(validityOf(calendar, item)).toEqual({ fromMs: null, untilMs: mondayMs + dayMs });
    const sooner = entry("it", 9_000, { reviewDate: "2026-11-23", untilMs: mondayMs + hourMs }).item;
    expect(validityOf(calendar, sooner).untilMs).toBe(mondayMs + hourMs);
  });

  it("2.5: a validity clips open stretches; one open on both sides leaves them as they are", () => {
    const open = [{ fromMs: 10, untilMs: 20 }];
    expect(withinWindow(open, { fromMs: null, untilMs: null })).toBe(open);
    expect(withinWindow(open, { fromMs: 15, untilMs: null })).toEqual([{ fromMs: 15, untilMs: 20 }]);
    expect(withinWindow(open, { fromMs: 20, untilMs: null })).toEqual([]);
  });
});

describe("next opening", () => {
  const next = (parts: object, atMs = mondayMs, window = {}) => {
    const found = nextOpening(calendar, campaign({ id: "cp", ...parts }), atMs, {
      fromMs: null,
      untilMs: null,
      ...window,
    });
    return found === null ? null : (found - mondayMs) / hourMs;
  };

  it("2.6: waits for the end of the holidays and for the beginning of term, years ahead", () => {
    expect(next({ except: [span("2026-11-01", "2026-11-30")] })).toBe(8 * 24);
    expect(next({ during: [span("2026-09-01", "2026-11-22"), span("2029-01-01", "2029-05-31")] })).toBe(
      (Date.UTC(2028, 11, 31, 17) - mondayMs) / hourMs,
    );
    expect(next({ during: [span("2026-09-01", "2026-11-22")] })).toBeNull();
    expect(next({ except: [span("2026-01-01", "2199-12-31")] })).toBeNull();
  });

  it("2.6: finds the one evening on which a daypart meets a calendar", () => {
    const dayparts = [{ days: [5], from: "19:00", to: "21:00" }];
    const during = [span("2026-11-24", "2026-11-26"), span("2027-03-05", "2027-03-05", "20:00", "24:00")];
    expect(next({ dayparts, during })).toBe((Date.UTC(2027, 2, 5, 13) - mondayMs) / hourMs);
  });

  it("2.5: looks no further than the thing itself is valid", () => {
    const dayparts = [{ days: [3], from: "07:00", to: "08:00" }];
    expect(next({ dayparts }, mondayMs, { untilMs: mondayMs + 24 * hourMs })).toBeNull();
    expect(next({ dayparts }, mondayMs, { fromMs: mondayMs + 8 * 24 * hourMs })).toBe((7 + 2) * 24 + 7);
  });
});
