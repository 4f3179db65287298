/** Stretches of time as the spans boards read: days and hours of one zone, as few as say the same. */
import type { Span } from "../../contract/calendar.ts";
import { type Interval, mergeIntervals } from "../../core/time/daypart-open.ts";
import { dateOfDay } from "../../core/time/local-time.ts";
import { wallMsOf } from "../../core/time/wall-time.ts";

const minuteMs = 60_000;
const dayMinutes = 1_440;

interface DaySpan {
  readonly day: number;
  /** Minutes of the day, 0 .. 1440. An end at or before the start lies on the next day. */
  readonly from: number;
  readonly to: number;
}

function timeText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The whole minutes that hold a stretch; a clock that goes back in it must not make it last a day. */
function wallMinutes({ fromMs, untilMs }: Interval, zone: string): { from: number; until: number } {
  const from = Math.floor(wallMsOf(zone, fromMs) / minuteMs);
  const until = Math.ceil(wallMsOf(zone, untilMs) / minuteMs);
  return { from, until: until > from ? until : from + Math.ceil((untilMs - fromMs) / minuteMs) };
}

function daySpans(interval: Interval, zone: string): DaySpan[] {
  const { from, until } = wallMinutes(interval, zone);
  const day = Math.floor(from / dayMinutes);
  const begin = from - day * dayMinutes;
  const end = until - day * dayMinutes;
  if (end <= dayMinutes) return [{ day, from: begin, to: end }];
  // Overnight and shorter than a day: it belongs to the day it began, as a daypart does.
  if (end - begin < dayMinutes) return [{ day, from: begin, to: end - dayMinutes }];
  const spans: DaySpan[] = [{ day, from: begin, to: dayMinutes }];
  const lastDay = day + Math.floor(end / dayMinutes);
  for (let whole = day + 1; whole < lastDay; whole += 1) spans.push({ day: whole, from: 0, to: dayMinutes });
  if (end % dayMinutes > 0) spans.push({ day: lastDay, from: 0, to: end % dayMinutes });
  return spans;
}

/** Days in a row with the same hours become one span. */
export function spansOf(intervals: readonly Interval[], zone: string): Span[] {
  const spans: (DaySpan & { lastDay: number })[] = [];
  const openByHours = new Map<string, DaySpan & { lastDay: number }>();
  for (const span of mergeIntervals(intervals).flatMap((interval) => daySpans(interval, zone))) {
    const hours = `${span.from}-${span.to}`;
    const open = openByHours.get(hours);
    if (open?.lastDay === span.day - 1) open.lastDay = span.day;
    else {
      const begun = { ...span, lastDay: span.day };
      spans.push(begun);
      openByHours.set(hours, begun);
    }
  }
  return spans.map(({ day, lastDay, from, to }) => ({
    startDate: dateOfDay(day),
    endDate: dateOfDay(lastDay),
    from: timeText(from),
    to: timeText(to),
  }));
}
