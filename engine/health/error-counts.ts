/**
 * How often each expected failure happened since this start: told in `status.json` and in every heartbeat.
 */
import type { ErrorCode } from "../../contract/errors.ts";
import type { ErrorCount } from "../../contract/run-status.ts";

/** Distinct codes kept; the catalogue is larger, a board in trouble is not that inventive. */
export const errorCodesMax = 64;

export interface ErrorCounts {
  count(code: ErrorCode | (string & {})): void;
  list(): ErrorCount[];
}

export function createErrorCounts(nowMs: () => number): ErrorCounts {
  const counts = new Map<string, ErrorCount>();
  return {
    count(code) {
      const known = counts.get(code);
      if (known === undefined && counts.size >= errorCodesMax) return;
      counts.set(code, { code, count: (known?.count ?? 0) + 1, lastAtMs: Math.max(0, nowMs()) });
    },
    list: () => [...counts.values()],
  };
}
