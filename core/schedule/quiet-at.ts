/** When a board keeps quiet: nothing moves, no ticker runs, videos wait. Rule 2.7. */
import type { Item } from "../../contract/items/index.ts";
import type { Programme } from "../../contract/programme.ts";
import { type Interval, subtractIntervals } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import { openOn } from "./campaign-open.ts";

type QuietWindow = Programme["quiet"][number];

/** A quiet stretch with the name of its window. */
export interface QuietStretch extends Interval {
  readonly name: string;
}

const everyDay = { startDate: null, endDate: null };

function compareWindows(a: QuietWindow, b: QuietWindow): number {
  const one = `${a.id} ${a.name}`;
  const two = `${b.id} ${b.name}`;
  if (one === two) return 0;
  return one < two ? -1 : 1;
}

/**
 * The quiet stretches of a day, in order and without overlaps: where two windows are open, the one whose id
 * comes first gives its name.
 */
export function quietOn(
  calendar: LocalCalendar,
  windows: readonly QuietWindow[],
  day: number,
): QuietStretch[] {
  const quiet: QuietStretch[] = [];
  for (const window of windows.toSorted(compareWindows)) {
    const open = openOn(calendar, { ...everyDay, ...window }, day);
    quiet.push(...subtractIntervals(open, quiet).map((interval) => ({ ...interval, name: window.name })));
  }
  return quiet.sort((a, b) => a.fromMs - b.fromMs);
}

/** The stretch that holds `atMs`; `null`: nothing is quiet then. */
export function quietAt(quiet: readonly QuietStretch[], atMs: number): QuietStretch | null {
  return quiet.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs) ?? null;
}

/** True for what may show in a quiet window. */
export function isStill({ kind }: Item): boolean {
  return kind !== "video";
}
