/** The VEVENTs of a calendar as facts: when, how long, how often, which instance of what. */
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import { instantOfWall } from "../../core/time/wall-time.ts";
import { type Component, type Property, all, first } from "./read-lines.ts";
import { calendarWords } from "./words.ts";

const dayMs = 86_400_000;

/** A point in time as written: the wall clock of a zone; a whole day when `isDate`. */
export interface When {
  readonly wallMs: number;
  readonly zone: string;
  readonly isDate: boolean;
  readonly atMs: number;
}

/** `days` are nominal (a day has 23 to 25 hours), `exactMs` are not (RFC 5545 3.3.6). */
export interface Length {
  readonly days: number;
  readonly exactMs: number;
}

export interface CalendarEvent {
  readonly uid: string;
  readonly name: string;
  readonly path: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly start: When;
  readonly length: Length;
  readonly rules: readonly Property[];
  readonly exceptionRules: readonly Property[];
  readonly added: readonly { readonly start: When; readonly length: Length | null }[];
  readonly excepted: readonly When[];
  /** The instance this event stands in for; with `andFuture` it moves all later ones as well. */
  readonly instance: When | null;
  readonly andFuture: boolean;
}

/** Floating times mean the boards' own zone. */
export interface ZoneRules {
  readonly floating: string;
  zoneOf(tzid: string): string | null;
}

/** Why a single event is left out; caught in this file. */
class LeftOut extends Error {
  readonly problem: Problem;

  constructor(why: Problem) {
    super(why.en);
    this.problem = why;
  }
}

const dateForm = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

function readWhen(text: string, property: Property, zones: ZoneRules, path: string): When {
  const [whole, year, month, day, hour, minute, second, utc] = dateForm.exec(text) ?? [];
  const parts = [year, month, day, hour ?? "0", minute ?? "0", second ?? "0"].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  // A leap second is the last second of its minute.
  const wallMs = Date.UTC(y, mo - 1, d, h, mi, Math.min(s, 59));
  const isReal = new Date(wallMs).getUTCDate() === d && h < 24 && mi < 60 && s < 61 && mo >= 1 && mo <= 12;
  if (whole === undefined || !isReal || y < 1_600) {
    throw new LeftOut(problem("calendar_event_bad", path, calendarWords.noDate(text)));
  }
  const isDate = hour === undefined;
  const tzid = property.params.get("TZID");
  let zone = isDate ? zones.floating : utc === undefined ? zones.floating : "UTC";
  if (!isDate && utc === undefined && tzid !== undefined) {
    const known = zones.zoneOf(tzid);
    if (known === null) throw new LeftOut(problem("zone_unknown", path, tzid));
    zone = known;
  }
  return { wallMs, zone, isDate, atMs: instantOfWall(zone, wallMs) };
}

const durationForm =
  /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

function readDuration(text: string, path: string): Length {
  const [whole, weeks = "0", days = "0", hours = "0", minutes = "0", seconds = "0"] =
    durationForm.exec(text) ?? [];
  if (whole === undefined || /[PT]$/.test(text)) {
    throw new LeftOut(problem("calendar_event_bad", path, calendarWords.value(text)));
  }
  const exactMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return { days: Number(weeks) * 7 + Number(days), exactMs };
}

function lengthUntil(start: When, end: When): Length {
  // Many senders name one day as its own end and mean that day.
  if (start.isDate && end.isDate) {
    const days = Math.round((end.wallMs - start.wallMs) / dayMs);
    return { days: days === 0 ? 1 : days, exactMs: 0 };
  }
  return { days: 0, exactMs: end.atMs - start.atMs };
}

function readLength(event: Component, start: When, zones: ZoneRules, path: string): Length {
  const end = first(event, "DTEND");
  const duration = first(event, "DURATION");
  if (end !== undefined) return lengthUntil(start, readWhen(end.value, end, zones, `${path}.DTEND`));
  if (duration !== undefined) return readDuration(duration.value, `${path}.DURATION`);
  return { days: start.isDate ? 1 : 0, exactMs: 0 };
}

function readAdded(event: Component, zones: ZoneRules, path: string): CalendarEvent["added"] {
  return all(event, "RDATE").flatMap((property) =>
    property.value.split(",").map((text) => {
      const [from = "", to] = text.split("/");
      const start = readWhen(from, property, zones, `${path}.RDATE`);
      if (to === undefined) return { start, length: null };
      const isDuration = /^\+?P/.test(to);
      const length = isDuration
        ? readDuration(to, `${path}.RDATE`)
        : lengthUntil(start, readWhen(to, property, zones, `${path}.RDATE`));
      return { start, length };
    }),
  );
}

/** Some senders write `RRULE:` and nothing after it. */
function rulesNamed(event: Component, name: string): Property[] {
  return all(event, name).filter(({ value }) => value !== "");
}

function readEvent(event: Component, zones: ZoneRules, path: string): CalendarEvent {
  const startLine = first(event, "DTSTART");
  if (startLine === undefined) throw new LeftOut(problem("calendar_event_bad", path, calendarWords.noStart));
  const start = readWhen(startLine.value, startLine, zones, `${path}.DTSTART`);
  const name = first(event, "SUMMARY")?.value.slice(0, 60) ?? path;
  const instance = first(event, "RECURRENCE-ID");
  const excepted = all(event, "EXDATE").flatMap((property) =>
    property.value.split(",").map((text) => readWhen(text, property, zones, `${path}.EXDATE`)),
  );
  return {
    uid: first(event, "UID")?.value ?? path,
    name,
    path,
    sequence: Number.parseInt(first(event, "SEQUENCE")?.value ?? "0", 10) || 0,
    isCancelled: first(event, "STATUS")?.value.toUpperCase() === "CANCELLED",
    start,
    length: readLength(event, start, zones, path),
    rules: rulesNamed(event, "RRULE"),
    exceptionRules: rulesNamed(event, "EXRULE"),
    added: readAdded(event, zones, path),
    excepted,
    instance:
      instance === undefined ? null : readWhen(instance.value, instance, zones, `${path}.RECURRENCE-ID`),
    andFuture: instance?.params.get("RANGE")?.toUpperCase() === "THISANDFUTURE",
  };
}

/**
 * What stands in for an instance and cannot be read: the instance itself does not play, for its old time is
 * certainly wrong.
 */
function withoutInstance(event: Component, zones: ZoneRules, path: string): CalendarEvent[] {
  const instance = first(event, "RECURRENCE-ID");
  if (instance === undefined) return [];
  try {
    const at = readWhen(instance.value, instance, zones, path);
    const start = { ...instance, name: "DTSTART" };
    const uid = event.properties.filter(({ name }) => ["UID", "SEQUENCE", "RECURRENCE-ID"].includes(name));
    const bare = { ...event, properties: [...uid, start] };
    return [{ ...readEvent(bare, zones, path), instance: at, isCancelled: true }];
  } catch (error) {
    if (error instanceof LeftOut) return [];
    throw error;
  }
}

/** Every event that can be read, and why the others cannot. `path`: the line the event begins on. */
export function readEvents(
  calendar: Component,
  zones: ZoneRules,
): { events: CalendarEvent[]; problems: Problem[] } {
  const events: CalendarEvent[] = [];
  const problems: Problem[] = [];
  const isAllCancelled = first(calendar, "METHOD")?.value.toUpperCase() === "CANCEL";
  for (const component of calendar.components.filter(({ name }) => name === "VEVENT")) {
    const path = `line ${component.line}`;
    try {
      const event = readEvent(component, zones, path);
      events.push(isAllCancelled ? { ...event, isCancelled: true } : event);
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      problems.push(error.problem);
      events.push(...withoutInstance(component, zones, path));
    }
  }
  return { events, problems };
}
