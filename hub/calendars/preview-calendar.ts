/** The next openings of a calendar, as its boards will see them: read off the spans, not off any rule. */
import type { Calendar } from "../../contract/calendar.ts";
import { previewStartsMax } from "../../contract/rule-endpoints.ts";
import { type Interval, intervalOn, mergeIntervals } from "../../core/time/daypart-open.ts";
import { calendarOf, dayOf, dayOfDate } from "../../core/time/local-time.ts";

export function nextOpenings({ spans }: Calendar, zone: string, nowMs: number): Interval[] {
  const local = calendarOf(zone);
  const today = dayOf(local, nowMs);
  const openings: Interval[] = [];
  for (const span of spans) {
    // One more than the preview names: what began yesterday may be over.
    const first = Math.max(dayOfDate(span.startDate), today - 1);
    const last = Math.min(dayOfDate(span.endDate), first + previewStartsMax + 1);
    for (let day = first; day <= last; day += 1) openings.push(intervalOn(local, day, span.from, span.to));
  }
  return mergeIntervals(openings)
    .filter(({ untilMs }) => untilMs > nowMs)
    .slice(0, previewStartsMax);
}
