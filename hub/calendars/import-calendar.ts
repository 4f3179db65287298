/** From a calendar file to a calendar boards understand: bounded dates, and every event that was left out. */
import { type Calendar, calendarSpansMax } from "../../contract/calendar.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import { isKnownZone } from "../../core/time/local-time.ts";
import type { Clock } from "../../platform/ports.ts";
import { expandEvents } from "./expand-events.ts";
import { readEvents } from "./read-events.ts";
import { readCalendar } from "./read-lines.ts";
import { spansOf } from "./spans-of.ts";
import { calendarWords } from "./words.ts";
import { zonesOf } from "./zones.ts";

const dayMs = 86_400_000;

/** How far ahead a calendar is written out: a year, with time to import the next one. */
export const horizonMs = 400 * dayMs;

/** Longest time one import may take from everybody else. */
const importMsMax = 5_000;

export interface ImportedCalendar {
  readonly spans: Calendar["spans"];
  readonly horizonMs: number;
  readonly problems: readonly Problem[];
}

/** `zone`: the boards' own, in which spans are written and floating times are meant. */
export function importCalendar(bytes: Uint8Array, zone: string, clock: Clock): Result<ImportedCalendar> {
  if (!isKnownZone(zone)) return failed(problem("zone_unknown", "timeZone", zone));
  const read = readCalendar(bytes);
  if (!read.ok) return read;
  const nowMs = clock.wallMs();
  const window = { fromMs: nowMs - dayMs, untilMs: nowMs + horizonMs };
  const { events, problems } = readEvents(read.value, { floating: zone, zoneOf: zonesOf(read.value) });
  const lateAtMs = clock.monoMs() + importMsMax;
  const expanded = expandEvents(events, window, () => clock.monoMs() > lateAtMs);
  const all = [...problems, ...expanded.problems];
  const spans = spansOf(expanded.occurrences, zone);
  if (spans.length > calendarSpansMax) {
    all.push(problem("calendar_too_dense", "", calendarWords.spans(calendarSpansMax)));
  }
  if (spans.length === 0 || spans.length > calendarSpansMax) {
    const [first, ...rest] = all;
    return first === undefined ? failed(problem("calendar_empty")) : failed(first, ...rest);
  }
  return ok({ spans, horizonMs: window.untilMs, problems: all });
}
