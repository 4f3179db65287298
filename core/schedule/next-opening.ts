/** When something that is closed opens next, read off its dates and dayparts. */
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { type Interval, intervalsBegunOn, mergeIntervals } from "../time/daypart-open.ts";
import { type LocalCalendar, dayOf, dayOfDate } from "../time/local-time.ts";
import { type Window, isWithinDates, withinWindow } from "./campaign-open.ts";

/** Weekly dayparts all come round within eight days; one more where a clock change swallows one. */
const daysAhead = 15;

const always: Window = { fromMs: null, untilMs: null };

/** First instant at or after `atMs` at which the campaign is open and `window` valid; `null`: never again. */
export function nextOpening(
  calendar: LocalCalendar,
  campaign: ProgrammeCampaign,
  atMs: number,
  window: Window = always,
): number | null {
  const startDay = campaign.startDate === null ? Number.NEGATIVE_INFINITY : dayOfDate(campaign.startDate);
  const windowDay = window.fromMs === null ? Number.NEGATIVE_INFINITY : dayOf(calendar, window.fromMs);
  // One day earlier: a daypart that began yesterday may be open now.
  const firstDay = Math.max(dayOf(calendar, atMs) - 1, startDay, windowDay - 1);
  for (let day = firstDay; day < firstDay + daysAhead; day += 1) {
    if (!isWithinDates(campaign, day)) continue;
    const begun: Interval[] = mergeIntervals(intervalsBegunOn(calendar, campaign.dayparts, day));
    for (const { fromMs, untilMs } of withinWindow(begun, window)) {
      if (untilMs > atMs) return Math.max(fromMs, atMs);
    }
  }
  return null;
}
