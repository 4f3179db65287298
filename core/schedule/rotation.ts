/**
 * The order of play within one stretch: a function of its start and of what may play, worked out as far as it
 * is asked.
 *
 * At each step, of the campaigns that are not ahead of their share, the one plays whose next item would be
 * due first (worst-case fair queueing). So nobody is ever more than one item away from its share, and nothing
 * comes in bunches. Example: a promise of 1/4 beside the school's own loop, all items 10 s: s s p s | s s p s
 * | ...
 */
import type { ProgrammeItem } from "../../contract/programme.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { Part } from "./air-time.ts";
import { edgeIndex } from "./edges.ts";

/**
 * A remainder before the end of a stretch shorter than this goes to the item before it: nothing only flashes.
 */
export const remainderMsMin = 3_000;
/** Shares are fractions; sums of them are compared with this much air. */
const slackMs = 1e-3;

interface Lane {
  readonly part: Part;
  airMs: number;
  cursor: number;
}

interface Step {
  readonly part: Part;
  readonly entry: ProgrammeItem;
}

export interface Rotation {
  readonly endMs: number;
  readonly lanes: readonly Lane[];
  readonly starts: number[];
  readonly steps: Step[];
  plannedMs: number;
}

export function startRotation(parts: readonly Part[], startMs: number, endMs: number): Rotation {
  const lanes = parts.map((part) => ({ part, airMs: 0, cursor: 0 }));
  return { endMs, lanes, starts: [], steps: [], plannedMs: startMs };
}

function upcoming({ part, cursor }: Lane): ProgrammeItem {
  const entry = part.items[cursor % part.items.length];
  if (!entry) throw new Error("A campaign without items entered a rotation");
  return entry;
}

/** The lane with the smallest rank; of equals the first, which is the higher in the canonical order. */
function least(lanes: readonly Lane[], rank: (lane: Lane) => number): Lane | null {
  let best: Lane | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    const laneRank = rank(lane);
    if (laneRank < bestRank) {
      best = lane;
      bestRank = laneRank;
    }
  }
  return best;
}

function dueMs(lane: Lane): number {
  return (lane.airMs + upcoming(lane).durationMs) / lane.part.share;
}

function aheadMs(lane: Lane): number {
  return lane.airMs / lane.part.share;
}

/** True when a promise stays kept within one item although `lane` waits for `waitMs` more. */
function mayWait({ part, airMs }: Lane, next: ProgrammeItem, elapsedMs: number, waitMs: number): boolean {
  return part.promised === 0 || part.promised * (elapsedMs + waitMs) - airMs <= next.durationMs;
}

function choose(lanes: readonly Lane[], elapsedMs: number, last: ProgrammeItem | undefined): Lane {
  const isDue = (lane: Lane): boolean => lane.airMs <= lane.part.share * elapsedMs + slackMs;
  const first = least(lanes.filter(isDue), dueMs);
  if (!first) throw new Error("No campaign is due, yet their shares add up to one");
  if (upcoming(first).item.id !== last?.item.id) return first;
  const others = lanes.filter((lane) => upcoming(lane).item.id !== last.item.id);
  const other = least(others.filter(isDue), dueMs) ?? least(others, aheadMs);
  if (!other) return first;
  return mayWait(first, upcoming(first), elapsedMs, upcoming(other).durationMs) ? other : first;
}

function extend(rotation: Rotation): void {
  const { lanes, starts, steps, endMs } = rotation;
  const elapsedMs = lanes.reduce((total, { airMs }) => total + airMs, 0);
  const lane = choose(lanes, elapsedMs, steps.at(-1)?.entry);
  const entry = upcoming(lane);
  starts.push(rotation.plannedMs);
  steps.push({ part: lane.part, entry });
  lane.airMs += entry.durationMs;
  lane.cursor += 1;
  const untilMs = rotation.plannedMs + entry.durationMs;
  rotation.plannedMs = untilMs > endMs - remainderMsMin ? endMs : untilMs;
}

/** What shows at an instant of the stretch; `null` when nothing may play in it. */
export function showingIn(rotation: Rotation, atMs: number): Showing | null {
  if (rotation.lanes.length === 0) return null;
  while (rotation.plannedMs <= atMs) extend(rotation);
  const index = edgeIndex(rotation.starts, atMs);
  const step = rotation.steps[index];
  const startMs = rotation.starts[index];
  if (!step || startMs === undefined) throw new Error("An instant before its stretch was asked for");
  const { campaign } = step.part;
  return {
    entry: step.entry,
    campaign: campaign?.id ?? null,
    level: campaign?.level ?? "normal",
    startMs,
    endMs: rotation.starts[index + 1] ?? rotation.plannedMs,
  };
}
