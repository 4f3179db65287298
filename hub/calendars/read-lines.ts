/**
 * The bytes of a calendar file as a tree of components: unfolded before they are decoded, because a line may
 * be folded inside a UTF-8 character (RFC 5545 3.1). Anything cut short is refused whole.
 */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { calendarWords } from "./words.ts";

export const calendarBytesMax = 1_048_576;
export const calendarLinesMax = 50_000;
const componentDepthMax = 8;

export interface Property {
  /** Upper case. */
  readonly name: string;
  /** Names in upper case, values without their quotes. */
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
  /** Of the unfolded file, from 1: how people find it. */
  readonly line: number;
}

export interface Component {
  readonly name: string;
  readonly line: number;
  readonly properties: Property[];
  readonly components: Component[];
}

const decisive = /^(DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|STATUS|BEGIN|END)\b/i;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A line break followed by one space or tab is no line break. */
function unfold(bytes: Uint8Array): Uint8Array {
  const unfolded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const breakLength = bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1;
    const isBreak = breakLength === 2 || bytes[at] === lineFeed;
    const next = bytes[at + breakLength];
    if (isBreak && (next === 0x20 || next === 0x09)) {
      at += breakLength;
    } else {
      unfolded[length] = bytes[at] ?? 0;
      length += 1;
    }
  }
  return unfolded.subarray(0, length);
}

/** UTF-8; an old file that is none is read as windows-1252, so that its dates still count. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** `NAME;PARAM="a:b";OTHER=c:value`; `null`: it is no content line. */
function readLine(text: string, line: number): Property | null {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0];
  if (name === undefined) return null;
  const params = new Map<string, string>();
  let rest = text.slice(name.length);
  while (rest.startsWith(";")) {
    const [whole, key = "", quoted, plain] =
      /^;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))(?:,[^";:]*)*/.exec(rest) ?? [];
    if (whole === undefined) return null;
    params.set(key.toUpperCase(), quoted ?? plain ?? "");
    rest = rest.slice(whole.length);
  }
  if (!rest.startsWith(":")) return null;
  return { name: name.toUpperCase(), params, value: rest.slice(1).trim(), line };
}

/** The one VCALENDAR of the file, or why it cannot be read. */
export function readCalendar(bytes: Uint8Array): Result<Component> {
  if (bytes.length > calendarBytesMax) return failed(problem("too_big", "", `${calendarBytesMax} bytes`));
  const lines = decode(unfold(bytes))
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/);
  if (lines.length > calendarLinesMax) return failed(problem("too_big", "", `${calendarLinesMax} lines`));
  const root: Component = { name: "", line: 0, properties: [], components: [] };
  const open: Component[] = [root];
  for (const [index, text] of lines.entries()) {
    if (text.trim() === "") continue;
    const property = readLine(text, index + 1);
    const current = open.at(-1) ?? root;
    if (property === null) {
      if (current === root)
        return failed(problem("calendar_bad", `line ${index + 1}`, calendarWords.noCalendar));
      // Descriptions are often folded wrongly and mean nothing to a board; a rule would be missed.
      if (decisive.test(text)) return failed(problem("calendar_bad", `line ${index + 1}`));
      continue;
    }
    const name = property.value.toUpperCase();
    if (property.name === "BEGIN") {
      if (open.length > componentDepthMax) return failed(problem("calendar_bad", `line ${index + 1}`));
      const begun: Component = { name, line: index + 1, properties: [], components: [] };
      current.components.push(begun);
      open.push(begun);
    } else if (property.name === "END") {
      if (name !== current.name) {
        return failed(problem("calendar_bad", `line ${index + 1}`, calendarWords.unclosed(current.name)));
      }
      open.pop();
    } else current.properties.push(property);
  }
  const unclosed = open.at(-1);
  if (open.length > 1 && unclosed) {
    return failed(problem("calendar_bad", `line ${lines.length}`, calendarWords.unclosed(unclosed.name)));
  }
  const calendars = root.components.filter(({ name }) => name === "VCALENDAR");
  const [calendar] = calendars;
  if (calendar === undefined) return failed(problem("calendar_bad", "", calendarWords.noCalendar));
  // Some senders put one calendar after the other into a file: they are one.
  return ok({
    ...calendar,
    properties: calendars.flatMap(({ properties }) => properties),
    components: calendars.flatMap(({ components }) => components),
  });
}

export function first(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name);
}

export function all(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name);
}
