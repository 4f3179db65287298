/** Spans say exactly what the stretches did, to the minute, in any zone. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { intervalOn, mergeIntervals } from "../../../core/time/daypart-open.ts";
import { calendarOf, dayOfDate } from "../../../core/time/local-time.ts";
import { spansOf } from "../../../hub/calendars/spans-of.ts";
import type { Span } from "../../../contract/calendar.ts";

const hanoi = "Asia/Ho_Chi_Minh";
const stretch = (from: string, until: string) => ({ fromMs: Date.parse(from), untilMs: Date.parse(until) });

function readBack(spans: readonly Span[], zone: string) {
  const local = calendarOf(zone);
  return mergeIntervals(
    spans.flatMap(({ startDate, endDate, from, to }) => {
      const [first, last] = [dayOfDate(startDate), dayOfDate(endDate)];
      return Array.from({ length: last - first + 1 }, (_, index) =>
        intervalOn(local, first + index, from, to),
      );
    }),
  );
}

test.each([
  [
    "hours of a day",
    "2026-11-23T07:00+07:00",
    "2026-11-23T07:45+07:00",
    ["2026-11-23 2026-11-23 07:00-07:45"],
  ],
  ["a whole day", "2026-11-23T00:00+07:00", "2026-11-24T00:00+07:00", ["2026-11-23 2026-11-23 00:00-24:00"]],
  ["overnight", "2026-11-27T22:00+07:00", "2026-11-28T06:00+07:00", ["2026-11-27 2026-11-27 22:00-06:00"]],
  ["to midnight", "2026-11-27T22:00+07:00", "2026-11-28T00:00+07:00", ["2026-11-27 2026-11-27 22:00-24:00"]],
  [
    "several days",
    "2026-11-27T22:00+07:00",
    "2026-11-30T06:00+07:00",
    [
      "2026-11-27 2026-11-27 22:00-24:00",
      "2026-11-28 2026-11-29 00:00-24:00",
      "2026-11-30 2026-11-30 00:00-06:00",
    ],
  ],
])("%s", (_, from, until, expected) => {
  const spans = spansOf([stretch(from, until)], hanoi);
  expect(spans.map((span) => `${span.startDate} ${span.endDate} ${span.from}-${span.to}`)).toEqual(expected);
});

test("the same hours day after day are one span", () => {
  const days = Array.from({ length: 300 }, (_, day) => {
    const fromMs = Date.parse("2026-11-23T07:00+07:00") + day * 86_400_000;
    return { fromMs, untilMs: fromMs + 3_600_000 };
  });
  expect(spansOf(days, hanoi)).toEqual([
    { startDate: "2026-11-23", endDate: "2027-09-18", from: "07:00", to: "08:00" },
  ]);
});

test("read back as boards do, spans cover the very same minutes", () => {
  const startMs = Date.parse("2026-11-20T00:00Z");
  const stretches = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 60 * 1_440 }),
      lasts: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 6_000 })),
    }),
    { maxLength: 12 },
  );
  // Zones without a clock change: a doubled hour plays through once and cannot be told apart.
  const zones = fc.constantFrom(hanoi, "Asia/Kathmandu", "UTC", "Etc/GMT+11");
  fc.assert(
    fc.property(stretches, zones, (list, zone) => {
      const intervals = list.map(({ at, lasts }) => {
        const fromMs = startMs + at * 60_000;
        return { fromMs, untilMs: fromMs + lasts * 60_000 };
      });
      expect(readBack(spansOf(intervals, zone), zone)).toEqual(mergeIntervals(intervals));
    }),
    { numRuns: 300 },
  );
});

test("a clock that goes back in the middle makes a stretch no day long", () => {
  const back = stretch("2026-11-01T05:30:00Z", "2026-11-01T06:10:00Z");
  expect(spansOf([back], "America/New_York")).toEqual([
    { startDate: "2026-11-01", endDate: "2026-11-01", from: "01:30", to: "02:10" },
  ]);
});
