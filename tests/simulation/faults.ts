/**
 * What a bad day does to a network: seeded rates, and one dice per board, so that a change in one board's luck leaves the
 * luck of the others alone.
 */
import type { Random } from "../../platform/ports.ts";

/** Rates are probabilities per request, `0 .. 1`; delays in milliseconds of simulated time. */
export interface FaultRates {
  /** The request never reaches the hub. */
  readonly lost: number;
  /** The hub did the work, the answer never comes back. */
  readonly answerLost: number;
  /** The hub gets the same request twice; the board hears the second answer. */
  readonly doubled: number;
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
  cut: 0,
  corrupted: 0,
  delayMsMost: 0,
};

export const stormy: FaultRates = {
  lost: 0.12,
  answerLost: 0.06,
  doubled: 0.05,
  cut: 0.06,
  corrupted: 0.05,
  delayMsMost: 2_000,
};

/** What happens to one request, decided in one go before it leaves. */
export interface Fate {
  readonly isLost: boolean;
  readonly isAnswerLost: boolean;
  readonly isDoubled: boolean;
  readonly isCut: boolean;
  readonly isCorrupted: boolean;
  /** A cut body that looks whole, as from a proxy that gave up politely. */
  readonly isCutSilent: boolean;
  /** Where in the body the cut or the wrong byte lies, as a part of its length, `0 .. 1`. */
  readonly at: number;
  readonly delayMs: number;
}

export function drawFate(random: Random, rates: FaultRates): Fate {
  const happens = (rate: number) => random.unit() < rate;
  return {
    isLost: happens(rates.lost),
    isAnswerLost: happens(rates.answerLost),
    isDoubled: happens(rates.doubled),
    isCut: happens(rates.cut),
    isCorrupted: happens(rates.corrupted),
    isCutSilent: happens(0.5),
    at: random.unit(),
    delayMs: Math.floor(random.unit() * rates.delayMsMost),
  };
}
