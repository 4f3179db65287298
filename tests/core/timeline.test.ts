/** Goal: a timeline is nothing but `resolve` asked again and again. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolve } from "../../core/schedule/resolve.ts";
import { timeline, timelineMsMax } from "../../core/schedule/timeline.ts";
import { question } from "./arbitraries.ts";
import { campaign, hourMs, mondayMs, programme } from "./make-programme.ts";

describe("timeline", () => {
  it("says at every instant what resolve says", () => {
    fc.assert(
      fc.property(
        question,
        fc.integer({ min: 1, max: 3 * hourMs }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        ({ programme: asked, atMs }, spanMs, part) => {
          const entries = timeline(asked, atMs, atMs + spanMs);
          const pointMs = atMs + Math.floor(spanMs * part);
          const entry = entries.find(({ fromMs, untilMs }) => fromMs <= pointMs && pointMs < untilMs);
          expect(entry?.itemId).toBe(resolve(structuredClone(asked), pointMs).item?.entry.item.id ?? null);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("covers its span without holes or overlaps", () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 3 * hourMs }), ({ programme: asked, atMs }, spanMs) => {
        const entries = timeline(asked, atMs, atMs + spanMs);
        expect(entries[0]?.fromMs).toBe(atMs);
        expect(entries.at(-1)?.untilMs).toBe(atMs + spanMs);
        for (const [index, { fromMs }] of entries.entries()) {
          if (index > 0) expect(fromMs).toBe(entries[index - 1]?.untilMs);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("names what plays first thing on Monday, and the house loop before it", () => {
    const morning = campaign({
      id: "morning",
      items: ["hello"],
      dayparts: [{ days: [1], from: "06:30", to: "07:00" }],
    });
    const openMs = mondayMs + 6.5 * hourMs;
    expect(timeline(programme({ campaigns: [morning] }), openMs - 5_000, openMs + 15_000)).toEqual([
      { fromMs: openMs - 5_000, untilMs: openMs, itemId: "house2" },
      { fromMs: openMs, untilMs: openMs + 10_000, itemId: "hello" },
      { fromMs: openMs + 10_000, untilMs: openMs + 15_000, itemId: "hello" },
    ]);
  });

  it("says honestly that nothing plays where there is no house loop", () => {
    expect(timeline(programme({ house: [] }), mondayMs, mondayMs + hourMs)).toEqual([
      { fromMs: mondayMs, untilMs: mondayMs + hourMs, itemId: null },
    ]);
  });

  it("refuses a span it could not hold in memory", () => {
    expect(() => timeline(programme(), mondayMs, mondayMs + timelineMsMax + 1)).toThrow(RangeError);
  });
});
