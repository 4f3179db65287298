/**
 * When dayparts are open. A daypart that crosses midnight belongs to the day it began: `days: [5], 22:00 -
 * 06:00` is open from Friday 22:00 to Saturday 06:00 and at no time on Friday morning.
 */
import type { Daypart } from "../../contract/daypart.ts";
import { type LocalCalendar, dayOf, dayStartMs, instantAt, weekdayOf } from "./local-time.ts";

/** From inclusive, until exclusive. */
export interface Interval {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** `06:30` -> 390, `24:00` -> 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Sorted, without overlaps and without gaps of zero length; empty intervals are gone. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals
    .filter(({ fromMs, untilMs }) => fromMs < untilMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  const merged: Interval[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (last && interval.fromMs <= last.untilMs) {
      merged[merged.length - 1] = {
        fromMs: last.fromMs,
        untilMs: Math.max(last.untilMs, interval.untilMs),
      };
    } else merged.push(interval);
  }
  return merged;
}

export function clipIntervals(intervals: readonly Interval[], bounds: Interval): Interval[] {
  return intervals
    .map(({ fromMs, untilMs }) => ({
      fromMs: Math.max(fromMs, bounds.fromMs),
      untilMs: Math.min(untilMs, bounds.untilMs),
    }))
    .filter(({ fromMs, untilMs }) => fromMs < untilMs);
}

export function covers(intervals: readonly Interval[], atMs: number): boolean {
  return intervals.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
}

/**
 * The stretches that begin on `day`, whole, even where they end on the next one. No dayparts: the whole day.
 */
export function intervalsBegunOn(
  calendar: LocalCalendar,
  dayparts: readonly Daypart[],
  day: number,
): Interval[] {
  if (dayparts.length === 0) {
    return [{ fromMs: dayStartMs(calendar, day), untilMs: dayStartMs(calendar, day + 1) }];
  }
  const weekday = weekdayOf(day);
  const begun: Interval[] = [];
  for (const { days, from, to } of dayparts) {
    if (!days.includes(weekday)) continue;
    const fromMinute = minuteOf(from);
    const toMinute = minuteOf(to);
    const untilMinute = toMinute > fromMinute ? toMinute : toMinute + 1_440;
    begun.push({
      fromMs: instantAt(calendar, day, fromMinute),
      untilMs: instantAt(calendar, day, untilMinute),
    });
  }
  return begun;
}

/** True when one of the dayparts is open at this instant; no dayparts are always open. */
export function isDaypartOpen(calendar: LocalCalendar, dayparts: readonly Daypart[], atMs: number): boolean {
  const day = dayOf(calendar, atMs);
  return [day - 1, day].some((begunOn) => covers(intervalsBegunOn(calendar, dayparts, begunOn), atMs));
}
