/**
 * How long a text must stay on the glass: 2 s to find it, then its syllables at the rate of the weakest
 * reader. 36 syllables before pupils of lower secondary school: 2 + 36 / 2.0 = 20 s.
 */
import type { Audience } from "../../contract/audience.ts";

/** Syllables a second. Whoever is not named here reads like an adult. */
const pupilRates: Readonly<Partial<Record<Audience, number>>> = { tieu_hoc: 1.2, thcs: 2 };
const adultRate = 2.5;
/** Who stands before a board without a placement is not known. */
const unknownRate = 2;

/** The rate of the weakest of these readers. */
export function readingRateOf(audiences: readonly Audience[]): number {
  if (audiences.length === 0) return unknownRate;
  return Math.min(...audiences.map((audience) => pupilRates[audience] ?? adultRate));
}

const word = /[\p{L}\p{N}]+/gu;
const longDigits = 3;

/** A word is one syllable; of a number every three digits are one ("1900 1234" reads as four). */
function syllablesOfWord(letters: string): number {
  return /^\p{N}+$/u.test(letters) ? Math.ceil(letters.length / longDigits) : 1;
}

/** Vietnamese writes one syllable a word; numbers, dates and codes read as one or more. */
export function syllablesOf(text: string): number {
  return text
    .split(/\s+/u)
    .filter((chunk) => chunk !== "")
    .map((chunk) => (chunk.match(word) ?? []).reduce((sum, part) => sum + syllablesOfWord(part), 0))
    .reduce((sum, syllables) => sum + syllables, 0);
}

/** Time to find and read `syllables`, rounded up to whole seconds, in milliseconds. */
export function readingMs(syllables: number, rate: number, leastMs: number): number {
  return Math.max(leastMs, Math.ceil(2 + syllables / rate) * 1_000);
}
