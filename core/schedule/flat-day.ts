/**
 * A day whose stretches are all worked out, laid out flat: what shows at an instant is read off, whatever the
 * number of stretches and showings.
 */
import type { Showing } from "../../contract/resolution.ts";
import { type Rotation, showingsOf } from "./rotation.ts";

/** What shows, and until when that answer holds. */
export interface ShowingNow {
  readonly showing: Showing | null;
  readonly quiet: string | null;
  readonly untilMs: number;
}

export interface FlatDay {
  readonly startMs: number;
  readonly starts: Float64Array;
  readonly answers: readonly ShowingNow[];
  /** For each slot of the day the index of the answer that holds at its start. */
  readonly slots: Uint16Array;
}

/** About the length of one showing. */
const slotMs = 8_000;
/** A day of more answers than this stays as it is: about 2 MB. */
const answersMax = 20_000;

function answersOf(rotation: Rotation): ShowingNow[] {
  const { quiet, endMs } = rotation;
  const showings = showingsOf(rotation);
  if (showings.length === 0) return [{ showing: null, quiet, untilMs: endMs }];
  return showings.map((showing) => ({ showing, quiet, untilMs: showing.endMs }));
}

/** `rotations`: all of a day, in order and worked out to their ends; `null`: too many answers. */
export function flatDay(rotations: readonly Rotation[], startMs: number): FlatDay | null {
  const count = rotations.reduce((sum, { starts }) => sum + Math.max(1, starts.length), 0);
  if (count > answersMax) return null;
  const answers = rotations.flatMap(answersOf);
  const starts = new Float64Array(answers.length);
  for (let index = 1; index < answers.length; index += 1) starts[index] = answers[index - 1]?.untilMs ?? 0;
  starts[0] = startMs;
  const endMs = answers.at(-1)?.untilMs ?? startMs;
  const slots = new Uint16Array(Math.ceil((endMs - startMs) / slotMs));
  let index = 0;
  for (let slot = 0; slot < slots.length; slot += 1) {
    while ((answers[index]?.untilMs ?? endMs) <= startMs + slot * slotMs) index += 1;
    slots[slot] = index;
  }
  return { startMs, starts, answers, slots };
}

/** The answer at an instant of the day. */
export function answerAt({ startMs, starts, answers, slots }: FlatDay, atMs: number): ShowingNow | undefined {
  let index = slots[Math.floor((atMs - startMs) / slotMs)] ?? 0;
  while (index + 1 < starts.length && (starts[index + 1] ?? 0) <= atMs) index += 1;
  return answers[index];
}
