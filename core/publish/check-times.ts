/** When things of an edition are open: dayparts, spans and dates that cannot be meant. Rules 8.2 and 8.3. */
import type { Calendar } from "../../contract/calendar.ts";
import type { Daypart } from "../../contract/daypart.ts";
import { minuteOf } from "../time/daypart-open.ts";
import { editionWords } from "./edition-words.ts";
import type { Report } from "./report.ts";

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

interface Hours {
  readonly from: string;
  readonly to: string;
}

interface Window {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

interface Dates {
  readonly startDate: string | null;
  readonly endDate: string | null;
}

export function checkWindow({ fromMs, untilMs }: Window, path: string, report: Report): void {
  if (fromMs !== null && untilMs !== null && untilMs <= fromMs) report("dates_reversed", `${path}.untilMs`);
}

export function checkDates({ startDate, endDate }: Dates, path: string, report: Report): void {
  if (startDate !== null && endDate !== null && endDate < startDate) {
    report("dates_reversed", `${path}.endDate`, `${startDate} > ${endDate}`);
  }
}

function isWholeDay({ from, to }: Hours): boolean {
  return from === "00:00" && to === "24:00";
}

function checkHours(hours: Hours, path: string, report: Report): void {
  const { from, to } = hours;
  if (from === "24:00") report("input_range", `${path}.from`, editionWords.endOnly);
  if (minuteOf(from) % dayMinutes === minuteOf(to) % dayMinutes && !isWholeDay(hours)) {
    report("daypart_empty", `${path}.to`, editionWords.wholeDay);
  }
}

/** Minutes of the week, from Monday 00:00 on; the end may lie in the week after. */
function weekStretches(daypart: Daypart): { from: number; until: number }[] {
  const { days, from, to } = daypart;
  if (from === to) return [];
  const length = (minuteOf(to) - minuteOf(from) + dayMinutes) % dayMinutes || dayMinutes;
  return [...new Set(days)].map((day) => {
    const start = (day - 1) * dayMinutes + minuteOf(from);
    return { from: start, until: start + length };
  });
}

function doOverlap(one: Daypart, two: Daypart): boolean {
  return weekStretches(one).some((a) =>
    weekStretches(two).some((b) =>
      [-weekMinutes, 0, weekMinutes].some((shift) => a.from < b.until + shift && b.from + shift < a.until),
    ),
  );
}

export function checkDaypartHours(dayparts: readonly Daypart[], path: string, report: Report): void {
  for (const [index, daypart] of dayparts.entries()) {
    checkHours(daypart, `${path}.dayparts[${index}]`, report);
  }
}

/** Each daypart that overlaps one before it. */
export function checkDaypartOverlaps(dayparts: readonly Daypart[], path: string, report: Report): void {
  for (const [index, daypart] of dayparts.entries()) {
    const other = dayparts.slice(0, index).find((earlier) => doOverlap(earlier, daypart));
    if (!other) continue;
    const words = `${other.from}–${other.to} / ${daypart.from}–${daypart.to}`;
    report("daypart_overlap", `${path}.dayparts[${index}]`, words);
  }
}

export function checkCalendar({ spans }: Calendar, path: string, report: Report): void {
  for (const [index, span] of spans.entries()) {
    const at = `${path}.spans[${index}]`;
    checkDates(span, at, report);
    checkHours(span, at, report);
  }
}
