/** When a campaign is open on one local day: its dates and its dayparts together. */
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { type Interval, clipIntervals, intervalsBegunOn, mergeIntervals } from "../time/daypart-open.ts";
import { type LocalCalendar, dateOfDay, dayStartMs } from "../time/local-time.ts";

/** Both ends inclusive. ISO dates compare as text. */
export function isWithinDates({ startDate, endDate }: ProgrammeCampaign, day: number): boolean {
  if (startDate === null && endDate === null) return true;
  const date = dateOfDay(day);
  return (startDate === null || startDate <= date) && (endDate === null || date <= endDate);
}

/** The open stretches that touch `day`, cut at its midnights; a daypart counts for the day it began. */
export function openOn(calendar: LocalCalendar, campaign: ProgrammeCampaign, day: number): Interval[] {
  const begunOn = campaign.dayparts.length === 0 ? [day] : [day - 1, day];
  const begun = begunOn
    .filter((candidate) => isWithinDates(campaign, candidate))
    .flatMap((candidate) => intervalsBegunOn(calendar, campaign.dayparts, candidate));
  const bounds = { fromMs: dayStartMs(calendar, day), untilMs: dayStartMs(calendar, day + 1) };
  return clipIntervals(mergeIntervals(begun), bounds);
}

/** The validity of one thing, from inclusive, until exclusive; `null` is open. */
export interface Window {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** The part of the open stretches in which something with its own validity may show. */
export function withinWindow(open: readonly Interval[], { fromMs, untilMs }: Window): readonly Interval[] {
  if (fromMs === null && untilMs === null) return open;
  return clipIntervals(open, {
    fromMs: fromMs ?? Number.NEGATIVE_INFINITY,
    untilMs: untilMs ?? Number.POSITIVE_INFINITY,
  });
}
