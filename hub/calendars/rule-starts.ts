/**
 * The starts a rule of repetition gives within a window. The library expands; what it takes leniently (a
 * misspelt part, a rule without end by mistake) is refused here first, and every expansion is bounded.
 */
import { RRuleTemporal } from "rrule-temporal";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { instantOfWall, wallMsOf } from "../../core/time/wall-time.ts";
import type { CalendarEvent } from "./read-events.ts";
import { calendarWords } from "./words.ts";

/** Steps of one expansion; the densest rule that fits is one every quarter of an hour for 400 days. */
const iterationsMax = 40_000;
const candidatesMax = 40_000;

export interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

const list = (item: string): RegExp => new RegExp(`^${item}(,${item})*$`);
const number = (digits: number, signed: boolean): RegExp => list(`${signed ? "[+-]?" : ""}\\d{1,${digits}}`);

const partForms: Readonly<Record<string, RegExp>> = {
  FREQ: /^(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)$/,
  INTERVAL: /^0*[1-9]\d{0,4}$/,
  COUNT: /^0*[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
  BYSECOND: number(2, false),
  BYMINUTE: number(2, false),
  BYHOUR: number(2, false),
  BYDAY: list("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"),
  BYMONTHDAY: number(2, true),
  BYYEARDAY: number(3, true),
  BYWEEKNO: number(2, true),
  BYMONTH: number(2, false),
  BYSETPOS: number(3, true),
};

type Parts = ReadonlyMap<string, string>;

/** Every part known, none twice, and an end that is one. */
function readParts(text: string, path: string): Result<Parts> {
  const bad = (detail: { vi: string; en: string }): Result<Parts> =>
    failed(problem("calendar_rule_bad", path, detail));
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .split(";")
    .filter((each) => each !== "")) {
    const [name = "", value = ""] = part.split("=");
    const form = partForms[name];
    if (form === undefined || parts.has(name)) return bad(calendarWords.part(name));
    if (!form.test(value)) return bad(calendarWords.value(part));
    parts.set(name, value);
  }
  if (!parts.has("FREQ")) return bad(calendarWords.part("FREQ"));
  if (parts.get("FREQ") === "SECONDLY")
    return failed(problem("calendar_too_dense", path, calendarWords.seconds));
  return parts.has("COUNT") && parts.has("UNTIL") ? bad(calendarWords.untilAndCount) : ok(parts);
}

const stamp = (wallMs: number): string => new Date(wallMs).toISOString().replaceAll(/[-:]|\.\d+/g, "");

/** `20250912`, `20250912T073000`, `20250912T003000Z` as wall time of `zone`. A day counts to its end. */
function untilWallMs(text: string, zone: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(text) ?? [];
  const days = [Number(year), Number(month) - 1, Number(day)] as const;
  if (hour === undefined) return Date.UTC(...days, 23, 59, 59);
  const readMs = Date.UTC(...days, Number(hour), Number(minute), Number(second));
  return text.endsWith("Z") ? wallMsOf(zone, readMs) : readMs;
}

function expand(lines: string, window: Window, includeDtstart: boolean, path: string): Result<number[]> {
  const at = (ms: number) => ({ timeZoneId: "UTC", toString: () => `${new Date(ms).toISOString()}[UTC]` });
  try {
    const rule = new RRuleTemporal({
      rruleString: lines,
      includeDtstart,
      maxIterations: iterationsMax,
      maxCandidateEvaluations: candidatesMax,
    });
    const starts = rule.between(at(window.fromMs), at(window.untilMs), true);
    return ok(starts.map(({ epochMilliseconds }) => epochMilliseconds));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return failed(
      problem(said.startsWith("Maximum") ? "calendar_too_dense" : "calendar_rule_bad", path, said),
    );
  }
}

/** Instants at which one rule of an event begins, DTSTART among them unless the rule had ended before it. */
export function ruleStarts(
  event: CalendarEvent,
  rule: CalendarEvent["rules"][number],
  window: Window,
  includeDtstart: boolean,
): Result<number[]> {
  const { start } = event;
  const path = `line ${rule.line}`;
  const parts = readParts(rule.value, path);
  if (!parts.ok) return parts;
  // Days have no gaps: a whole day is reckoned in UTC and meets its zone afterwards.
  const zone = start.isDate ? "UTC" : start.zone;
  const text = new Map(parts.value);
  const until = text.get("UNTIL");
  if (until !== undefined) {
    const wallMs = untilWallMs(until, start.zone);
    if (wallMs < start.wallMs) return ok([]);
    text.set("UNTIL", stamp(instantOfWall(zone, wallMs)));
  }
  const rewritten = [...text].map(([name, value]) => `${name}=${value}`).join(";");
  const lines = `DTSTART;TZID=${zone}:${stamp(start.wallMs).replace("Z", "")}\nRRULE:${rewritten}`;
  if (!start.isDate) return expand(lines, window, includeDtstart, path);
  const walls = {
    fromMs: wallMsOf(start.zone, window.fromMs),
    untilMs: wallMsOf(start.zone, window.untilMs),
  };
  const days = expand(lines, walls, includeDtstart, path);
  return days.ok ? ok(days.value.map((wallMs) => instantOfWall(start.zone, wallMs))) : days;
}
