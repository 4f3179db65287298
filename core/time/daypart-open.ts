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

/** What lies in both; each list sorted and without overlaps. */
export function intersectIntervals(one: readonly Interval[], two: readonly Interval[]): Interval[] {
  return two.flatMap((bounds) => clipIntervals(one, bounds));
}

/** What is left of `open` without `closed`. */
export function subtractIntervals(open: readonly Interval[], closed: readonly Interval[]): Interval[] {
  let left: Interval[] = [...open];
  for (const { fromMs, untilMs } of closed) {
    left = left.flatMap((interval) => [
      ...clipIntervals([interval], { fromMs: Number.NEGATIVE_INFINITY, untilMs: fromMs }),
      ...clipIntervals([interval], { fromMs: untilMs, untilMs: Number.POSITIVE_INFINITY }),
    ]);
  }
  return left;
}

export function covers(intervals: readonly Interval[], atMs: number): boolean {
  return intervals.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
}

/** From one local minute of `day` to another; an end that is not after the start lies on the next day. */
export function intervalOn(calendar: LocalCalendar, day: number, from: string, to: string): Interval {
  const fromMinute = minuteOf(from);
  const toMinute = minuteOf(to);
  return {
    fromMs: instantAt(calendar, day, fromMinute),
    untilMs: instantAt(calendar, day, toMinute > fromMinute ? toMinute : toMinute + 1_440),
  };
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
  return dayparts
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => intervalOn(calendar, day, from, to));
}

/** True when one of the dayparts is open at this instant; no dayparts are always open. */
export function isDaypartOpen(calendar: LocalCalendar, dayparts: readonly Daypart[], atMs: number): boolean {
  const day = dayOf(calendar, atMs);
  return [day - 1, day].some((begunOn) => covers(intervalsBegunOn(calendar, dayparts, begunOn), atMs));
}
