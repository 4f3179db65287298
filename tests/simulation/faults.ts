/**
 * What a bad day does to a network. The fate of a request follows from the seed and the request alone, so
 * that one board's luck never changes another's and a failing seed is run again by its number.
 */
import { createHash } from "node:crypto";
import { createSeededRandom } from "../support/seeded-random.ts";

/** Rates are probabilities per request, `0 .. 1`; delays in milliseconds of simulated time. */
export interface FaultRates {
  /** The request never reaches the hub. */
  readonly lost: number;
  /** The hub did the work, the answer never comes back. */
  readonly answerLost: number;
  /** The hub gets the same request twice; the board hears the second answer. */
  readonly doubled: number;
  /** The board gets an old answer to the same question. */
  readonly replayed: number;
  /** The body ends midway, with an error or as if it were whole. */
  readonly cut: number;
  /** One byte of the body is another one. */
  readonly corrupted: number;
  readonly delayMsMost: number;
}

export const calm: FaultRates = {
  lost: 0,
  answerLost: 0,
  doubled: 0,
  replayed: 0,
  cut: 0,
  corrupted: 0,
  delayMsMost: 0,
};

export const stormy: FaultRates = {
  lost: 0.1,
  answerLost: 0.06,
  doubled: 0.05,
  replayed: 0.04,
  cut: 0.06,
  corrupted: 0.05,
  delayMsMost: 2_000,
};

/** Somebody sits on the wire: most of what arrives was changed, or is old. */
export const poisoned: FaultRates = { ...stormy, lost: 0.02, replayed: 0.2, corrupted: 0.5 };

/** What happens to one request, decided in one go before it leaves. */
export interface Fate {
  readonly isLost: boolean;
  readonly isAnswerLost: boolean;
  readonly isDoubled: boolean;
  readonly isReplayed: boolean;
  readonly isCut: boolean;
  readonly isCorrupted: boolean;
  /** A failure nobody tells: no error, no end, until the caller gives up. */
  readonly isSilent: boolean;
  /** Where in the body the cut or the wrong byte lies, as a part of its length, `0 .. 1`. */
  readonly at: number;
  readonly delayMs: number;
}

/** The same name gives the same number on every machine. */
export function seedOf(...name: readonly (string | number)[]): number {
  return createHash("sha256").update(JSON.stringify(name)).digest().readUInt32LE(0);
}

/** `request` names one request for good: who asked what at which instant. */
export function fateOf(seed: number, request: string, rates: FaultRates): Fate {
  const random = createSeededRandom(seedOf(seed, request));
  const happens = (rate: number) => random.unit() < rate;
  return {
    isLost: happens(rates.lost),
    isAnswerLost: happens(rates.answerLost),
    isDoubled: happens(rates.doubled),
    isReplayed: happens(rates.replayed),
    isCut: happens(rates.cut),
    isCorrupted: happens(rates.corrupted),
    isSilent: happens(0.5),
    at: random.unit(),
    delayMs: Math.floor(random.unit() * rates.delayMsMost),
  };
}
