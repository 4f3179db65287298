/** Stretches between sorted instants: which one holds an instant, found by halving. */
import { minuteMs } from "../time/local-time.ts";
import type { Interval } from "../time/daypart-open.ts";

/** Sorted, each once. */
export function sortedEdges(instants: Iterable<number>): number[] {
  return [...Float64Array.from(new Set(instants)).sort()];
}

/** Index of the last edge at or before `atMs`; -1 before the first. */
export function edgeIndex(edges: ArrayLike<number>, atMs: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The edges within one day, gathered in any order, each with the number of things that begin or end there.
 */
export interface DayEdges {
  readonly bounds: Interval;
  /** For each whole minute since the start of the day: almost all edges are such. */
  readonly minutes: Uint32Array;
  readonly others: Map<number, number>;
}

/** The start of the day is an edge already. */
export function startEdges(bounds: Interval): DayEdges {
  const minutes = new Uint32Array(Math.ceil((bounds.untilMs - bounds.fromMs) / minuteMs));
  minutes[0] = 1;
  return { bounds, minutes, others: new Map() };
}

export function copyEdges({ bounds, minutes, others }: DayEdges): DayEdges {
  return { bounds, minutes: minutes.slice(), others: new Map(others) };
}

function count({ bounds, minutes, others }: DayEdges, atMs: number, more: 1 | -1): void {
  const minute = (atMs - bounds.fromMs) / minuteMs;
  if (minute < 0 || atMs >= bounds.untilMs) return;
  if (Number.isInteger(minute)) minutes[minute] = (minutes[minute] ?? 0) + more;
  else others.set(atMs, (others.get(atMs) ?? 0) + more);
}

/** `more`: 1 for intervals that come, -1 for intervals that go. */
export function countEdges(edges: DayEdges, intervals: readonly Interval[], more: 1 | -1): void {
  for (const { fromMs, untilMs } of intervals) {
    count(edges, fromMs, more);
    count(edges, untilMs, more);
  }
}

/** The edges at which something begins or ends, in order. */
export function edgesIn({ bounds, minutes, others }: DayEdges): Float64Array {
  const found: number[] = [];
  for (const [atMs, things] of others) if (things > 0) found.push(atMs);
  for (let minute = 0; minute < minutes.length; minute += 1) {
    if ((minutes[minute] ?? 0) > 0) found.push(bounds.fromMs + minute * minuteMs);
  }
  return Float64Array.from(found).sort();
}
