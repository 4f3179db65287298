/** Goal: a day finds its spans among a thousand, and no others. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarOf, dateOfDay, dayOfDate } from "../../core/time/local-time.ts";
import { lastSpanDay, nextSpanDay, spansBegunOn, spansOn } from "../../core/time/span-open.ts";
import { hourMs, mondayMs, zone } from "./make-programme.ts";

const monday = dayOfDate("2026-11-23");

function span(first: number, last: number) {
  return { startDate: dateOfDay(first), endDate: dateOfDay(last), from: "00:00", to: "24:00" };
}

describe("spans of a calendar", () => {
  it("2.6: a day finds exactly the spans whose first and last day hold it", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 40 })));
    fc.assert(
      fc.property(some, fc.integer({ min: -1, max: 110 }), (list, offset) => {
        const spans = list.map(([first, length]) => span(monday + first, monday + first + length));
        const day = monday + offset;
        const holds = spans.filter((one) => one.startDate <= dateOfDay(day) && dateOfDay(day) <= one.endDate);
        expect(new Set(spansOn(spans, day))).toEqual(new Set(holds));
        const later = spans.map((one) => dayOfDate(one.startDate)).filter((first) => first > day);
        expect(nextSpanDay(spans, day)).toBe(later.length === 0 ? null : Math.min(...later));
      }),
    );
  });

  it("2.6: their hours are those of the board's zone, merged where they meet", () => {
    const night = { ...span(monday, monday), from: "22:00", to: "06:00" };
    const dawn = { ...span(monday + 1, monday + 1), from: "06:00", to: "07:00" };
    expect(spansBegunOn(calendarOf(zone), [dawn, night], [monday, monday + 1])).toEqual([
      { fromMs: mondayMs + 22 * hourMs, untilMs: mondayMs + 31 * hourMs },
    ]);
  });

  it("the last day is the latest of all, wherever it stands in the list", () => {
    expect(lastSpanDay([span(monday, monday + 9), span(monday + 1, monday + 2)])).toBe(monday + 9);
    expect(lastSpanDay([])).toBe(Number.NEGATIVE_INFINITY);
  });
});
