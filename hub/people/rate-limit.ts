/** Counts tries per name within a sliding hour; the simplest thing that makes guessing hopeless. */
import type { Clock } from "../../platform/ports.ts";

const windowMs = 3_600_000;
/** Names remembered at once; when full, the oldest is forgotten. */
const namesRememberedMax = 10_000;

export interface RateLimit {
  /** True when `name` has used up its tries of the last hour. */
  isSpent(name: string): boolean;
  count(name: string): void;
}

export function createRateLimit(clock: Clock, triesPerHourMax: number): RateLimit {
  const triesAtMs = new Map<string, number[]>();
  const recent = (name: string): number[] =>
    (triesAtMs.get(name) ?? []).filter((atMs) => clock.monoMs() - atMs < windowMs);
  return {
    isSpent: (name) => recent(name).length >= triesPerHourMax,
    count: (name) => {
      const tries = [...recent(name), clock.monoMs()];
      triesAtMs.delete(name);
      triesAtMs.set(name, tries);
      const [oldest] = triesAtMs.keys();
      if (triesAtMs.size > namesRememberedMax && oldest !== undefined) triesAtMs.delete(oldest);
    },
  };
}
