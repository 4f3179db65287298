/**
 * Local days and minutes of an IANA zone as instants.
 *
 * One rule covers every clock change: a local minute means **the first instant at which the zone's clock
 * shows that minute or a later one**. So a minute of the missing hour becomes the instant of the jump, and a
 * minute of the doubled hour its first pass. Days are counted from 1970-01-01 (day 0, a Thursday).
 */
import { Temporal } from "temporal-polyfill";

export const dayMs = 86_400_000;
export const minuteMs = 60_000;
const minutesPerDay = 1_440;
/** Zones and days remembered; when full, the memory starts afresh. */
const zonesMax = 64;
const daysMax = 4_096;

/** Calendars end in the year 275760; documents may name later instants, which then mean this one. */
const latestMs = 8.64e15 - 60 * dayMs;

interface LocalDay {
  readonly startMs: number;
  /** The clock runs evenly from midnight to midnight. */
  readonly isEven: boolean;
}

/** What a zone's clock says, with the days already worked out. */
export interface LocalCalendar {
  readonly zone: string;
  readonly days: Map<number, LocalDay>;
}

const dates = new Map<number, string>();
const calendars = new Map<string, LocalCalendar>();

/** True when this runtime knows the zone's rules. */
export function isKnownZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch {
    return false;
  }
}

/**
 * The calendar of a zone. Every border refuses a zone that is not known here; should one come through, the
 * board goes by UTC rather than show nothing.
 */
export function calendarOf(zone: string): LocalCalendar {
  const known = calendars.get(zone);
  if (known) return known;
  if (calendars.size >= zonesMax) calendars.clear();
  const calendar = { zone: isKnownZone(zone) ? zone : "UTC", days: new Map<number, LocalDay>() };
  calendars.set(zone, calendar);
  return calendar;
}

function plainDate(day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}

/** `2026-11-23` -> 20780. */
export function dayOfDate(date: string): number {
  return Math.round(Temporal.PlainDate.from(date).toZonedDateTime("UTC").epochMilliseconds / dayMs);
}

/** 20780 -> `2026-11-23`. */
export function dateOfDay(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= daysMax) dates.clear();
  const date = plainDate(day).toString();
  dates.set(day, date);
  return date;
}

/** ISO weekday of a day: 1 Monday .. 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function startOf(calendar: LocalCalendar, day: number): number {
  return plainDate(day).toZonedDateTime(calendar.zone).epochMilliseconds;
}

function localDay(calendar: LocalCalendar, day: number): LocalDay {
  const known = calendar.days.get(day);
  if (known) return known;
  if (calendar.days.size >= daysMax) calendar.days.clear();
  const startMs = startOf(calendar, day);
  const made = { startMs, isEven: startOf(calendar, day + 1) - startMs === dayMs };
  calendar.days.set(day, made);
  return made;
}

/** The first instant of a local day. */
export function dayStartMs(calendar: LocalCalendar, day: number): number {
  return localDay(calendar, day).startMs;
}

/** The instant of a minute of a local day, 0 .. 2880: minutes from 1440 on lie in the next day. */
export function instantAt(calendar: LocalCalendar, day: number, minute: number): number {
  if (minute >= minutesPerDay) return instantAt(calendar, day + 1, minute - minutesPerDay);
  const { startMs, isEven } = localDay(calendar, day);
  if (isEven || minute === 0) return startMs + minute * minuteMs;
  const wanted = plainDate(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const found = wanted.toZonedDateTime(calendar.zone, { disambiguation: "earlier" });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  const jump = found.getTimeZoneTransition("next");
  return (jump ?? found).epochMilliseconds;
}

/** The local day an instant belongs to: the last one that has begun. */
export function dayOf(calendar: LocalCalendar, atMs: number): number {
  let day = Math.floor(Math.min(atMs, latestMs) / dayMs) + 1;
  while (dayStartMs(calendar, day) > atMs) day -= 1;
  return day;
}

/** What the zone's clock reads: the day and the minute within it. */
export function localClock(calendar: LocalCalendar, atMs: number): { day: number; minute: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.min(atMs, latestMs)).toZonedDateTimeISO(
    calendar.zone,
  );
  return { day: dayOfDate(local.toPlainDate().toString()), minute: local.hour * 60 + local.minute };
}
