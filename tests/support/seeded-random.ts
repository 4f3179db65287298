/** Randomness that a seed repeats: a failing run is run again by its number. */
import type { Random } from "../../platform/ports.ts";

/** Mulberry32: small, fast, and good enough to shake a schedule. Never for keys outside tests. */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => word() >>> 24);
  return {
    unit: () => word() / 2 ** 32,
    bytes,
    id: () => Buffer.from(bytes(12)).toString("base64url"),
  };
}
