/** Stretches between sorted instants: which one holds an instant, found by halving. */

/** Sorted, each once. */
export function sortedEdges(instants: Iterable<number>): number[] {
  return [...Float64Array.from(new Set(instants)).sort()];
}

/** Index of the last edge at or before `atMs`; -1 before the first. */
export function edgeIndex(edges: readonly number[], atMs: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? Number.POSITIVE_INFINITY) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
