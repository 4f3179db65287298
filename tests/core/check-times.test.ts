/** Goal: dayparts and spans that cannot be meant are told with the field to change (rules 8.2 and 8.3). */
import { describe, expect, it } from "vitest";
import { checkCalendar, checkDaypartOverlaps } from "../../core/publish/check-times.ts";
import type { Report } from "../../core/publish/report.ts";

function told(check: (report: Report) => void): string[] {
  const problems: string[] = [];
  check((code, path) => problems.push(`${code} ${path}`));
  return problems;
}

function overlaps(...dayparts: [number[], string, string][]): string[] {
  const list = dayparts.map(([days, from, to]) => ({ days, from, to }));
  return told((report) => checkDaypartOverlaps(list, "cp", report));
}

describe("times of an edition", () => {
  it("8.3: dayparts that share a minute of the week overlap, those that only touch do not", () => {
    expect(overlaps([[1], "06:00", "08:00"], [[1], "07:59", "09:00"])).toEqual([
      "daypart_overlap cp.dayparts[1]",
    ]);
    expect(overlaps([[1], "06:00", "08:00"], [[1], "08:00", "09:00"])).toEqual([]);
    expect(overlaps([[1], "06:00", "08:00"], [[2], "06:00", "08:00"])).toEqual([]);
    expect(overlaps([[1, 2], "00:00", "24:00"], [[2], "12:00", "13:00"])).toHaveLength(1);
  });

  it("8.3: over midnight and over the end of the week too", () => {
    expect(overlaps([[5], "22:00", "06:00"], [[6], "05:00", "07:00"])).toHaveLength(1);
    expect(overlaps([[7], "22:00", "06:00"], [[1], "05:00", "07:00"])).toHaveLength(1);
    expect(overlaps([[1], "05:00", "07:00"], [[7], "22:00", "06:00"])).toHaveLength(1);
    expect(overlaps([[7], "22:00", "06:00"], [[1], "06:00", "07:00"])).toEqual([]);
  });

  it("8.2: spans need a length, a first day before the last, and 24:00 only as an end", () => {
    const span = (more: object) => ({
      startDate: "2026-11-23",
      endDate: "2026-11-24",
      from: "00:00",
      to: "24:00",
      ...more,
    });
    const spans = [
      span({}),
      span({ from: "07:00", to: "07:00" }),
      span({ endDate: "2026-11-22" }),
      span({ from: "24:00", to: "06:00" }),
    ];
    expect(told((report) => checkCalendar({ id: "cal", name: "C", spans } as never, "c", report))).toEqual([
      "daypart_empty c.spans[1].to",
      "dates_reversed c.spans[2].endDate",
      "input_range c.spans[3].from",
    ]);
  });
});
