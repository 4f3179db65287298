/**
 * Goal: what core allows is what the rules say (2.1 to 2.8, 4.1 to 4.4, 5.1, 5.2), at 20,000 random instants
 * of random programmes, clock changes and midnights included.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zoneTimes, aProgramme } from "./arbitraries.ts";
import { allowedByCore, wrongAt } from "./against-definition.ts";
import { allowedAt, readClock } from "./definition.ts";
import { campaign, hourMs, mondayMs, programme } from "./make-programme.ts";

const spanMs = 60 * hourMs;
const programmesPerZone = 25;
const instantsPerProgramme = Math.ceil(20_000 / (programmesPerZone * zoneTimes.length));

describe("the written definition", () => {
  it("allows at every instant exactly what core allows", { timeout: 60_000 }, () => {
    for (const { timeZone, aroundMs } of zoneTimes) {
      const fromMs = aroundMs - spanMs / 2;
      const clock = readClock(timeZone, fromMs, fromMs + spanMs);
      fc.assert(
        fc.property(
          aProgramme({ timeZone, aroundMs }),
          fc.array(fc.integer({ min: 0, max: spanMs - 1 }), {
            minLength: instantsPerProgramme,
            maxLength: instantsPerProgramme,
          }),
          (made, offsets) => {
            for (const offsetMs of offsets) expect(wrongAt(made, clock, fromMs + offsetMs)).toBeNull();
          },
        ),
        { numRuns: programmesPerZone },
      );
    }
  });

  it("would notice a daypart that is open on the wrong day", () => {
    const late = campaign({
      id: "late",
      items: ["it"],
      dayparts: [{ days: [1], from: "22:00", to: "06:00" }],
    });
    const asked = programme({ campaigns: [late] });
    const clock = readClock(asked.timeZone, mondayMs, mondayMs + 48 * hourMs);
    const at = (hour: number) => allowedAt(asked, clock, mondayMs + hour * hourMs).items;
    expect([at(5), at(21.99), at(22), at(29.99), at(30)]).toEqual([[], [], ["late/it"], ["late/it"], []]);
    expect(allowedByCore(asked, mondayMs + 29 * hourMs).items).toEqual(["late/it"]);
    const earlier = programme({
      campaigns: [{ ...late, dayparts: [{ days: [2], from: "00:00", to: "06:00" }] }],
    });
    expect(allowedByCore(earlier, mondayMs + 22 * hourMs).items).not.toEqual(at(22));
  });
});
