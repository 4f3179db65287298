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

/** The edges within one day, gathered in any order. */
export interface DayEdges {
  readonly bounds: Interval;
  /** One for each whole minute since the start of the day: almost all edges are such. */
  readonly minutes: Uint8Array;
  readonly others: Set<number>;
}

/** The start of the day is an edge already. */
export function startEdges(bounds: Interval): DayEdges {
  const minutes = new Uint8Array(Math.ceil((bounds.untilMs - bounds.fromMs) / minuteMs));
  minutes[0] = 1;
  return { bounds, minutes, others: new Set() };
}

function addEdge({ bounds, minutes, others }: DayEdges, atMs: number): void {
  const minute = (atMs - bounds.fromMs) / minuteMs;
  if (minute < 0 || atMs >= bounds.untilMs) return;
  if (Number.isInteger(minute)) minutes[minute] = 1;
  else others.add(atMs);
}

export function addEdges(edges: DayEdges, intervals: readonly Interval[]): void {
  for (const { fromMs, untilMs } of intervals) {
    addEdge(edges, fromMs);
    addEdge(edges, untilMs);
  }
}

export function edgesIn({ bounds, minutes, others }: DayEdges): Float64Array {
  const found: number[] = [...others];
  for (const [minute, isEdge] of minutes.entries()) {
    if (isEdge === 1) found.push(bounds.fromMs + minute * minuteMs);
  }
  return Float64Array.from(found).sort();
}
