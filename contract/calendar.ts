/**
 * Named days and hours: holidays, term time, exam weeks, and the windows in which a board keeps quiet. An
 * imported calendar (RFC 5545) is written out into spans on the hub; boards and staff never meet a rule.
 */
import { z } from "zod";
import { Daypart } from "./daypart.ts";
import { CalendarId, QuietWindowId } from "./ids.ts";
import { Place } from "./placement.ts";
import { LocalDate, LocalTime } from "./time.ts";
import { line } from "./text.ts";
import { Scope } from "./unit.ts";

/** Spans of one calendar: ten years of weekly events and their exceptions. */
export const calendarSpansMax = 1_000;

/**
 * Each day from `startDate` to `endDate`, both inclusive, from `from` to `to` in the board's zone. An end at
 * or before the start runs past midnight and belongs to the day it began, as in a daypart.
 */
export const Span = z.object({
  startDate: LocalDate,
  endDate: LocalDate,
  from: LocalTime.default("00:00"),
  to: LocalTime.default("24:00"),
});
export type Span = z.infer<typeof Span>;

export const Calendar = z.object({
  id: CalendarId,
  name: line(120),
  spans: z.array(Span).min(1).max(calendarSpansMax),
});
export type Calendar = z.infer<typeof Calendar>;

/** When something holds: in its dayparts, in one of `during` (none: always), in none of `except`. */
export const times = {
  /** Empty: all day, every day. */
  dayparts: z.array(Daypart).max(100).default([]),
  during: z.array(CalendarId).max(10).default([]),
  except: z.array(CalendarId).max(10).default([]),
} as const;

/** Flag ceremony, lessons, exams: no motion, no videos, no tickers; takeovers still come. */
export const QuietWindow = z.object({
  id: QuietWindowId,
  name: line(120),
  /** Which boards below the unit; `null`: all of them. */
  scope: Scope.nullable().default(null),
  /** Empty: wherever the board hangs. */
  places: z.array(Place).max(11).default([]),
  ...times,
});
export type QuietWindow = z.infer<typeof QuietWindow>;
