/**
 * A day whose stretches are all worked out, laid out flat: what shows at an instant is read off, whatever the
 * number of stretches and showings.
 */
import type { Showing } from "../../contract/resolution.ts";
import { type Rotation, showingsOf } from "./rotation.ts";

/** One entry for each showing, and for each stretch without one. */
export interface FlatDay {
  readonly startMs: number;
  readonly showings: readonly (Showing | null)[];
  readonly untilMs: Float64Array;
  /** For each slot of the day the index of the entry that holds at its start. */
  readonly slots: Uint16Array;
}

/** About the length of one showing. */
const slotMs = 8_000;
/** A day of more entries than this stays as it is: about 2 MB. */
const entriesMax = 20_000;

function slotsOf(untilMs: Float64Array, startMs: number): Uint16Array {
  const endMs = untilMs.at(-1) ?? startMs;
  const slots = new Uint16Array(Math.ceil((endMs - startMs) / slotMs));
  let index = 0;
  for (let slot = 0; slot < slots.length; slot += 1) {
    while ((untilMs[index] ?? endMs) <= startMs + slot * slotMs) index += 1;
    slots[slot] = index;
  }
  return slots;
}

/** `rotations`: all of a day, in order and worked out to their ends; `null`: too many showings. */
export function flatDay(rotations: readonly Rotation[], startMs: number): FlatDay | null {
  const count = rotations.reduce((sum, { starts }) => sum + Math.max(1, starts.length), 0);
  if (count > entriesMax) return null;
  const showings: (Showing | null)[] = [];
  const ends: number[] = [];
  for (const rotation of rotations) {
    const within = showingsOf(rotation);
    showings.push(...(within.length === 0 ? [null] : within));
    ends.push(...(within.length === 0 ? [rotation.endMs] : within.map(({ endMs }) => endMs)));
  }
  const untilMs = Float64Array.from(ends);
  return { startMs, showings, untilMs, slots: slotsOf(untilMs, startMs) };
}

/** The index of the entry that holds at an instant of the day. */
export function entryAt({ startMs, untilMs, slots }: FlatDay, atMs: number): number {
  let index = slots[Math.floor((atMs - startMs) / slotMs)] ?? 0;
  while ((untilMs[index] ?? Number.POSITIVE_INFINITY) <= atMs) index += 1;
  return index;
}
