/** Calendar files as their occurrences, and where the third-party fixtures lie. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../../contract/result.ts";
import { type Occurrence, expandEvents } from "../../../hub/calendars/expand-events.ts";
import { readEvents } from "../../../hub/calendars/read-events.ts";
import { readCalendar } from "../../../hub/calendars/read-lines.ts";
import { zonesOf } from "../../../hub/calendars/zones.ts";

const root = process.env["BANGTIN_FIXTURES"] ?? join(import.meta.dirname, "../../../../shared/fixtures");
export const fixtures = join(root, "ics");
export const hasFixtures = existsSync(join(fixtures, "index.tsv"));

export interface Expanded {
  readonly occurrences: readonly Occurrence[];
  readonly problems: readonly Problem[];
}

/** Everything in a file that touches [from, until), given as ISO instants. */
export function expandFile(
  file: Uint8Array | string,
  from: string,
  until: string,
  floating = "Asia/Ho_Chi_Minh",
): Expanded {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const read = readCalendar(bytes);
  if (!read.ok) return { occurrences: [], problems: read.problems };
  const { events, problems } = readEvents(read.value, { floating, zoneOf: zonesOf(read.value) });
  const window = { fromMs: Date.parse(from), untilMs: Date.parse(until) };
  const expanded = expandEvents(events, window, () => false);
  return { occurrences: expanded.occurrences, problems: [...problems, ...expanded.problems] };
}

/** A calendar with one event of these lines. */
export function calendarOf(...lines: readonly string[]): string {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1"];
  return [...head, ...lines, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
}

const minute = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16)}Z`;

export function starts({ occurrences }: Expanded): string[] {
  return occurrences.map(({ fromMs }) => minute(fromMs));
}

export function stretches({ occurrences }: Expanded): string[] {
  return occurrences.map(({ fromMs, untilMs }) => `${minute(fromMs)} ${minute(untilMs)}`);
}
