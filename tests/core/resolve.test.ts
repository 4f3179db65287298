/** Goal: the honest property of `resolve`, and that nothing but the programme and the clock decides. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Resolution } from "../../contract/resolution.ts";
import { isDaypartOpen } from "../../core/time/daypart-open.ts";
import { calendarOf } from "../../core/time/local-time.ts";

import { resolve } from "../../core/schedule/resolve.ts";
import { type Question, question } from "./arbitraries.ts";
import { campaign, entry, hourMs, mondayMs, programme, takeover, ticker } from "./make-programme.ts";

const runs = { numRuns: 300 };

function answer({ item, takeover: over, tickers, quiet }: Resolution) {
  return { item, over, tickers, quiet };
}

/** The same programme as another object: nothing remembered can help or mislead. */
function afresh({ programme: asked }: Question) {
  return structuredClone(asked);
}

describe("resolve", () => {
  it("holds its answer until untilMs, at every instant before it, however it is asked", () => {
    fc.assert(
      fc.property(question, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (asked, part) => {
        const first = resolve(asked.programme, asked.atMs);
        expect(first.untilMs).toBeGreaterThan(asked.atMs);
        expect(first.untilMs - asked.atMs).toBeLessThanOrEqual(24 * hourMs);
        const laterMs = asked.atMs + Math.floor((first.untilMs - asked.atMs) * part);
        for (const atMs of [laterMs, first.untilMs - 1]) {
          const later = resolve(afresh(asked), atMs);
          expect(answer(later)).toEqual(answer(first));
          expect(later.untilMs).toBeGreaterThanOrEqual(first.untilMs);
        }
      }),
      runs,
    );
  });

  it("is never without an item while there is a house loop", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { item } = resolve(asked.programme, asked.atMs);
        expect(item).not.toBeNull();
        expect(item?.startMs).toBeLessThanOrEqual(asked.atMs);
        expect(item?.endMs).toBeGreaterThan(asked.atMs);
      }),
      runs,
    );
  });

  it("shows a campaign's item only while its dates, dayparts and the item's own validity allow it", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const { item } = resolve(asked, atMs);
        if (item === null || item.campaign === null) return;
        const owner = asked.campaigns.find(({ id }) => id === item.campaign);
        expect(owner).toBeDefined();
        if (!owner) return;
        expect(isDaypartOpen(calendarOf(asked.timeZone), owner.dayparts, atMs)).toBe(true);
        const { fromMs, untilMs } = item.entry.item;
        expect(fromMs ?? 0).toBeLessThanOrEqual(atMs);
        expect(untilMs ?? Number.MAX_SAFE_INTEGER).toBeGreaterThan(atMs);
      }),
      runs,
    );
  });

  it("does not care in which order campaigns, tickers and takeovers are listed", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const turned = {
          ...asked,
          campaigns: asked.campaigns.toReversed(),
          tickers: asked.tickers.toReversed(),
          takeovers: asked.takeovers.toReversed(),
        };
        expect(resolve(turned, atMs)).toEqual(resolve(asked, atMs));
      }),
      runs,
    );
  });

  it("is not disturbed by a campaign that is not open that day", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const past = campaign({ id: "past", level: "urgent", endDate: "2001-01-01", items: ["past"] });
        const more = { ...asked, campaigns: [...asked.campaigns, past] };
        expect(resolve(more, atMs)).toEqual(resolve(asked, atMs));
      }),
      runs,
    );
  });

  it("plays the house loop from the start of a stretch in which nothing else may", () => {
    const night = campaign({
      id: "day",
      items: ["lesson"],
      dayparts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "06:30", to: "17:30" }],
    });
    const asked = programme({ campaigns: [night] });
    const evening = resolve(asked, mondayMs + 17.5 * hourMs);
    expect(evening.item).toMatchObject({
      campaign: null,
      startMs: mondayMs + 17.5 * hourMs,
      entry: { item: { id: "house1" } },
    });
    expect(resolve(asked, mondayMs + 6.5 * hourMs).item?.campaign).toBe("day");
  });

  it("answers nothing, honestly, when even the house loop is empty", () => {
    const { item, untilMs } = resolve(programme({ house: [] }), mondayMs + hourMs);
    expect(item).toBeNull();
    expect(untilMs).toBe(mondayMs + 24 * hourMs);
  });

  it("a late daypart that crosses midnight belongs to the day it began", () => {
    const late = campaign({
      id: "late",
      items: ["late"],
      dayparts: [{ days: [7], from: "22:00", to: "02:00" }],
      endDate: "2026-11-22",
    });
    const asked = programme({ campaigns: [late] });
    expect(resolve(asked, mondayMs + hourMs).item?.campaign).toBe("late");
    expect(resolve(asked, mondayMs + 2 * hourMs).item?.campaign).toBeNull();
    expect(resolve(asked, mondayMs + 23 * hourMs).item?.campaign).toBeNull();
  });

  it("lets nothing flash: a remainder under three seconds goes to the item before it", () => {
    const minute = campaign({
      id: "minute",
      items: [entry("long", 29_000)],
      dayparts: [{ days: [1], from: "00:00", to: "00:01" }],
    });
    const asked = programme({ campaigns: [minute] });
    expect(resolve(asked, mondayMs + 59_999).item).toMatchObject({
      startMs: mondayMs + 29_000,
      endMs: mondayMs + 60_000,
    });
  });

  it("refuses an instant no calendar reaches instead of searching for it", () => {
    expect(() => resolve(programme(), Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  });

  it("a takeover that begins or ends cuts the answer short", () => {
    const fire = takeover("fire", { fromMs: mondayMs + 3_000, untilMs: mondayMs + 7_000 });
    const asked = programme({ takeovers: [fire] });
    expect(resolve(asked, mondayMs).untilMs).toBe(mondayMs + 3_000);
    expect(resolve(asked, mondayMs + 3_000).untilMs).toBe(mondayMs + 7_000);
    expect(resolve(asked, mondayMs + 7_000).untilMs).toBe(mondayMs + 10_000);
  });

  it("a ticker that changes shortens the answer but leaves the item as it is", () => {
    const asked = programme({
      campaigns: [campaign({ id: "cp", items: [entry("long", 600_000)], tickers: ["tk"] })],
      tickers: [ticker("tk", "Words", { fromMs: mondayMs + 60_000, untilMs: mondayMs + 120_000 })],
    });
    expect(resolve(asked, mondayMs).untilMs).toBe(mondayMs + 60_000);
    expect(resolve(asked, mondayMs + 60_000).tickers).toHaveLength(1);
    expect(resolve(asked, mondayMs + 120_000)).toMatchObject({
      tickers: [],
      item: { startMs: mondayMs, endMs: mondayMs + 600_000 },
    });
  });
});
