/** Core's answers beside the written definition: random programmes, and the measured mix, in every zone. */
import * as fc from "fast-check";
import { wrongAt } from "../core/against-definition.ts";
import { aProgramme, zoneTimes } from "../core/arbitraries.ts";
import { readClock } from "../core/definition.ts";
import { instantsOf, mixOf, programmeOf } from "./schedule-mix.ts";

/** Instants in all, spread over the zones and their programmes. */
export const wrongInstants = 1_000_000;

const spanMs = 60 * 3_600_000;
const programmesPerZone = 24;
/** One in so many programmes is one of the measured mix. */
const mixEach = 12;
const mixedCampaigns = 40;
const told = 5;

/** How many answers are wrong; the first few are told. */
export function countWrong(): number {
  const perProgramme = Math.ceil(wrongInstants / (programmesPerZone * zoneTimes.length));
  let asked = 0;
  let wrong = 0;
  for (const [place, zoneTime] of zoneTimes.entries()) {
    const { timeZone, aroundMs } = zoneTime;
    const fromMs = aroundMs - spanMs / 2;
    const clock = readClock(timeZone, fromMs, fromMs + spanMs);
    const made = fc.sample(aProgramme(zoneTime), { numRuns: programmesPerZone, seed: place + 1 });
    for (const [index, random] of made.entries()) {
      const mix = mixOf(mixedCampaigns, place * 100 + index, timeZone, aroundMs);
      const programme = index % mixEach === 0 ? programmeOf(mix, timeZone) : random;
      for (const atMs of instantsOf(perProgramme, place * 1_000 + index, fromMs, spanMs)) {
        if (asked === wrongInstants) return wrong;
        asked += 1;
        const problem = wrongAt(programme, clock, atMs);
        if (problem === null) continue;
        wrong += 1;
        if (wrong <= told) console.log(`     ${timeZone}: ${problem}`);
      }
    }
  }
  if (asked < wrongInstants) throw new Error(`only ${asked} instants were asked about`);
  return wrong;
}
