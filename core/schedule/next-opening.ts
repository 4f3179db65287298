/** When something that is closed opens next, read off its dates, dayparts and calendars. */
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { type LocalCalendar, dayOf, dayOfDate } from "../time/local-time.ts";
import { lastSpanDay, nextSpanDay, spansOn } from "../time/span-open.ts";
import { type Times, type Window, openBegunOn, withinWindow } from "./campaign-open.ts";

/** Weekly dayparts all come round within eight days; one more week where a clock change swallows one. */
const daysAhead = 15;
/** Nobody waits for an opening further away than calendars are written out for. */
const daysMost = 4_000;

/** What decides when it is open. */
export type Opening = Times & Pick<ProgrammeCampaign, "startDate" | "endDate">;

const always: Window = { fromMs: null, untilMs: null };

/** The first day from `day` on at which it is worth looking; `null`: none. */
function worthyDay({ during, endDate }: Opening, day: number): number | null {
  if (endDate !== null && dayOfDate(endDate) < day) return null;
  if (during === null || spansOn(during, day).length > 0 || spansOn(during, day - 1).length > 0) return day;
  return nextSpanDay(during, day);
}

/** First instant at or after `atMs` at which the campaign is open and `window` valid; `null`: never again. */
export function nextOpening(
  calendar: LocalCalendar,
  campaign: Opening,
  atMs: number,
  window: Window = always,
): number | null {
  const startDay = campaign.startDate === null ? Number.NEGATIVE_INFINITY : dayOfDate(campaign.startDate);
  const windowDay = window.fromMs === null ? Number.NEGATIVE_INFINITY : dayOf(calendar, window.fromMs);
  // One day earlier: a daypart that began yesterday may be open now.
  const firstDay = Math.max(dayOf(calendar, atMs) - 1, startDay, windowDay - 1);
  const windowEndDay =
    window.untilMs === null ? Number.POSITIVE_INFINITY : dayOf(calendar, window.untilMs) + 1;
  const lastDay = Math.min(
    firstDay + daysMost,
    windowEndDay,
    Math.max(firstDay, lastSpanDay(campaign.during ?? []), lastSpanDay(campaign.except)) + daysAhead,
  );
  for (let day: number | null = firstDay; day !== null && day < lastDay; ) {
    const worthy = worthyDay(campaign, day);
    if (worthy === null || worthy >= lastDay) return null;
    for (const { fromMs, untilMs } of withinWindow(openBegunOn(calendar, campaign, worthy), window)) {
      if (untilMs > atMs) return Math.max(fromMs, atMs);
    }
    day = worthy + 1;
  }
  return null;
}
