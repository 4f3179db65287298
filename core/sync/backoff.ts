/**
 * How long to wait before trying again: exponential with full jitter, so that a fleet does not come back as
 * one.
 */

export interface BackoffLimits {
  /** Longest wait before the first retry. */
  readonly firstMs: number;
  /** Longest wait before any retry. */
  readonly mostMs: number;
}

/** `attempt` counts from 0; `unitRandom` lies in [0, 1). */
export function backoffMs(attempt: number, unitRandom: number, { firstMs, mostMs }: BackoffLimits): number {
  const ceilingMs = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 40));
  return Math.floor(unitRandom * ceilingMs);
}
