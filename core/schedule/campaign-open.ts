/** When a campaign is open on one local day: its dates, its dayparts and its calendars together. */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import {
  type Interval,
  clipIntervals,
  intersectIntervals,
  intervalsBegunOn,
  mergeIntervals,
  subtractIntervals,
} from "../time/daypart-open.ts";
import { type LocalCalendar, dateOfDay, dayOfDate, dayStartMs } from "../time/local-time.ts";
import { spansBegunOn } from "../time/span-open.ts";

type Dates = Pick<ProgrammeCampaign, "startDate" | "endDate">;
/** Dayparts and calendars, as campaigns and quiet windows have them. */
export type Times = Pick<Programme["quiet"][number], "dayparts" | "during" | "except">;

/** Both ends inclusive. ISO dates compare as text. */
export function isWithinDates({ startDate, endDate }: Dates, day: number): boolean {
  if (startDate === null && endDate === null) return true;
  const date = dateOfDay(day);
  return (startDate === null || startDate <= date) && (endDate === null || date <= endDate);
}

/** Of these stretches, what lies within `during` and outside `except`; they touch `day` and the next. */
function withinCalendars(
  calendar: LocalCalendar,
  { during, except }: Times,
  open: readonly Interval[],
  day: number,
): readonly Interval[] {
  if (open.length === 0 || (during === null && except.length === 0)) return open;
  const days = [day - 1, day, day + 1];
  const within = during === null ? open : intersectIntervals(open, spansBegunOn(calendar, during, days));
  return except.length === 0 ? within : subtractIntervals(within, spansBegunOn(calendar, except, days));
}

/** The open stretches that begin with the dayparts of `day`, whole, even where they end on the next one. */
export function openBegunOn(calendar: LocalCalendar, times: Times & Dates, day: number): readonly Interval[] {
  if (!isWithinDates(times, day)) return [];
  const begun = mergeIntervals(intervalsBegunOn(calendar, times.dayparts, day));
  return withinCalendars(calendar, times, begun, day);
}

/** The open stretches that touch `day`, cut at its midnights; a daypart counts for the day it began. */
export function openOn(calendar: LocalCalendar, campaign: Times & Dates, day: number): Interval[] {
  const begunOn = campaign.dayparts.length === 0 ? [day] : [day - 1, day];
  const begun = begunOn.flatMap((candidate) => openBegunOn(calendar, campaign, candidate));
  if (begun.length === 0) return [];
  const bounds = { fromMs: dayStartMs(calendar, day), untilMs: dayStartMs(calendar, day + 1) };
  return clipIntervals(mergeIntervals(begun), bounds);
}

/** The validity of one thing, from inclusive, until exclusive; `null` is open. */
export interface Window {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** From when on an item is overdue for review: the start of the day after its review date. */
export function overdueFromMs(calendar: LocalCalendar, reviewDate: string): number {
  return dayStartMs(calendar, dayOfDate(reviewDate) + 1);
}

/** The validity of an item on this board's calendar: its own, and no further than its review date. */
export function validityOf(
  calendar: LocalCalendar,
  item: Window & { readonly reviewDate: string | null },
): Window {
  const { fromMs, untilMs, reviewDate } = item;
  if (reviewDate === null) return item;
  const overdueMs = overdueFromMs(calendar, reviewDate);
  return { fromMs, untilMs: untilMs === null ? overdueMs : Math.min(untilMs, overdueMs) };
}

/** The part of the open stretches in which something with its own validity may show. */
export function withinWindow(open: readonly Interval[], { fromMs, untilMs }: Window): readonly Interval[] {
  if (fromMs === null && untilMs === null) return open;
  return clipIntervals(open, {
    fromMs: fromMs ?? Number.NEGATIVE_INFINITY,
    untilMs: untilMs ?? Number.POSITIVE_INFINITY,
  });
}
