/**
 * Events as stretches of time: rules, added and excepted dates, instances that were moved, changed or
 * cancelled. Each series either counts whole or is left out with its reason.
 */
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import { instantOfWall, wallMsOf } from "../../core/time/wall-time.ts";
import type { CalendarEvent, Length, When } from "./read-events.ts";
import { type Window, ruleStarts } from "./rule-starts.ts";
import { calendarWords } from "./words.ts";

const dayMs = 86_400_000;
/** A stretch that began longer ago than this is not looked for. */
const lookBackMsMax = 400 * dayMs;

/** Instances of one calendar within the window; more are nothing staff can have meant. */
export const occurrencesMax = 100_000;

export interface Occurrence {
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

interface Series {
  readonly master: CalendarEvent | null;
  readonly changes: readonly CalendarEvent[];
}

interface Instance {
  readonly atMs: number;
  readonly length: Length | null;
}

const wallDay = (zone: string, atMs: number): number => Math.floor(wallMsOf(zone, atMs) / dayMs);

/**
 * A date names every instance of its day, and of a series of whole days so does any time of that day, as
 * Outlook writes it; otherwise a time names the instance that begins then.
 */
function names(when: When, { zone, isDate }: When, atMs: number): boolean {
  if (!when.isDate && !isDate) return when.atMs === atMs;
  return Math.floor(when.wallMs / dayMs) === wallDay(zone, atMs);
}

/** Of events that claim the same place the one of the highest sequence counts, of equals the later. */
function newest(events: readonly CalendarEvent[], keyOf: (event: CalendarEvent) => string): CalendarEvent[] {
  const kept = new Map<string, CalendarEvent>();
  for (const event of events) {
    const before = kept.get(keyOf(event));
    if (before === undefined || event.sequence >= before.sequence) kept.set(keyOf(event), event);
  }
  return [...kept.values()];
}

function seriesOf(events: readonly CalendarEvent[]): Series[] {
  const byUid = new Map<string, CalendarEvent[]>();
  for (const event of events) byUid.set(event.uid, [...(byUid.get(event.uid) ?? []), event]);
  return [...byUid.values()].map((group) => ({
    master:
      newest(
        group.filter(({ instance }) => instance === null),
        () => "",
      )[0] ?? null,
    changes: newest(
      group.filter(({ instance }) => instance !== null),
      ({ instance }) => String(instance?.atMs),
    ),
  }));
}

function occurrence(event: CalendarEvent, zone: string, wallMs: number, length: Length): Occurrence {
  const fromMs = instantOfWall(zone, wallMs);
  const untilMs = instantOfWall(zone, wallMs + length.days * dayMs) + length.exactMs;
  return { name: event.name, fromMs, untilMs };
}

/** All starts of a series before anything was changed, or why they cannot be worked out. */
function instancesOf(master: CalendarEvent, window: Window): { instances: Instance[]; problems: Problem[] } {
  const { start, length } = master;
  const backMs = Math.min(length.days * dayMs + Math.max(length.exactMs, 0) + dayMs, lookBackMsMax);
  const wide = { fromMs: window.fromMs - backMs, untilMs: window.untilMs };
  const problems: Problem[] = [];
  const startsOf = (rules: CalendarEvent["rules"], includeDtstart: boolean): number[] =>
    rules.flatMap((rule) => {
      const starts = ruleStarts(master, rule, wide, includeDtstart);
      if (!starts.ok) problems.push(...starts.problems);
      return starts.ok ? starts.value : [];
    });
  // DTSTART is the first that COUNT counts, whether or not the rule would give it; of several rules, each
  // counts its own.
  const isOnly = master.rules.length === 1;
  const ruled = isOnly ? startsOf(master.rules, true) : [start.atMs, ...startsOf(master.rules, false)];
  const barred = new Set(startsOf(master.exceptionRules, false));
  const added = master.added.map((each) => ({ atMs: each.start.atMs, length: each.length }));
  const byInstant = new Map<number, Instance>();
  for (const each of [...ruled.map((atMs) => ({ atMs, length: null })), ...added]) {
    if (!byInstant.has(each.atMs)) byInstant.set(each.atMs, each);
  }
  const isExcepted = ({ atMs }: Instance): boolean =>
    barred.has(atMs) || master.excepted.some((when) => names(when, start, atMs));
  return { instances: [...byInstant.values()].filter((each) => !isExcepted(each)), problems };
}

/** An instance as the newest change to "this and all later ones" leaves it. */
function moved(instance: Instance, master: CalendarEvent, changes: readonly CalendarEvent[]): Occurrence {
  const change = changes
    .filter((each) => each.andFuture && !each.isCancelled && (each.instance?.atMs ?? 0) <= instance.atMs)
    .sort((a, b) => (b.instance?.atMs ?? 0) - (a.instance?.atMs ?? 0))[0];
  if (change === undefined || change.instance === null) {
    const { zone } = master.start;
    return occurrence(master, zone, wallMsOf(zone, instance.atMs), instance.length ?? master.length);
  }
  const { zone } = change.start;
  const shiftMs = change.start.wallMs - wallMsOf(zone, change.instance.atMs);
  return occurrence(change, zone, wallMsOf(zone, instance.atMs) + shiftMs, change.length);
}

function expandSeries(
  { master, changes }: Series,
  window: Window,
): { found: Occurrence[]; problems: Problem[] } {
  const ofChange = (change: CalendarEvent): Occurrence[] =>
    change.isCancelled ? [] : [occurrence(change, change.start.zone, change.start.wallMs, change.length)];
  if (master === null) return { found: changes.flatMap(ofChange), problems: [] };
  if (master.isCancelled) return { found: [], problems: [] };
  const { instances, problems } = instancesOf(master, window);
  if (problems.length > 0) return { found: [], problems };
  const endsAtMs = Math.min(
    ...changes.flatMap((each) => (each.andFuture && each.isCancelled ? (each.instance?.atMs ?? []) : [])),
  );
  const isChanged = ({ atMs }: Instance): boolean =>
    changes.some(({ instance }) => instance !== null && names(instance, master.start, atMs));
  const kept = instances.filter((each) => !isChanged(each) && each.atMs < endsAtMs);
  return {
    found: [...kept.map((each) => moved(each, master, changes)), ...changes.flatMap(ofChange)],
    problems,
  };
}

/** Everything that touches the window, by start. `isLate`: the time there is for this has run out. */
export function expandEvents(
  events: readonly CalendarEvent[],
  window: Window,
  isLate: () => boolean,
): { occurrences: Occurrence[]; problems: Problem[] } {
  const occurrences: Occurrence[] = [];
  const problems: Problem[] = [];
  for (const series of seriesOf(events)) {
    const path = series.master?.path ?? series.changes[0]?.path ?? "";
    if (isLate())
      return { occurrences: [], problems: [problem("calendar_too_dense", path, calendarWords.slow)] };
    const expanded = expandSeries(series, window);
    problems.push(...expanded.problems);
    const empty = expanded.found.find(({ fromMs, untilMs }) => untilMs <= fromMs);
    if (empty) problems.push(problem("calendar_event_bad", path, calendarWords.noLength(empty.name)));
    occurrences.push(
      ...expanded.found.filter(
        ({ fromMs, untilMs }) => fromMs < untilMs && fromMs < window.untilMs && untilMs > window.fromMs,
      ),
    );
    if (occurrences.length > occurrencesMax) {
      const detail = calendarWords.occurrences(occurrencesMax);
      return { occurrences: [], problems: [problem("calendar_too_dense", path, detail)] };
    }
  }
  return { occurrences: occurrences.sort((a, b) => a.fromMs - b.fromMs || a.untilMs - b.untilMs), problems };
}
