/**
 * Goal: promised air time is kept at every instant, nothing bunches, nothing repeats while something else may
 * play.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { divideAirTime } from "../../core/schedule/air-time.ts";
import { candidateOf } from "../../core/schedule/pass.ts";
import { showingsOver, timeline } from "../../core/schedule/timeline.ts";
import { campaign, entry, hourMs, mondayMs, programme } from "./make-programme.ts";

function partsOf(campaigns: readonly ProgrammeCampaign[]) {
  return divideAirTime(
    campaigns.map((one) => candidateOf(one, one.items, "")),
    0.5,
  );
}

function sharesOf(campaigns: readonly ProgrammeCampaign[]) {
  return Object.fromEntries(
    partsOf(campaigns).map((part) => [part.campaign?.id, Number(part.share.toFixed(4))]),
  );
}

function order(campaigns: readonly ProgrammeCampaign[], count: number): string[] {
  return timeline(programme({ campaigns: [...campaigns] }), mondayMs, mondayMs + hourMs)
    .slice(0, count)
    .map(({ itemId }) => String(itemId));
}

const durationMs = fc.integer({ min: 1_000, max: 60_000 });

/** Campaigns whose items are all different, and whose stated promises leave room for the others. */
const campaigns = fc
  .array(
    fc.record({
      level: fc.constantFrom("normal" as const, "priority" as const, "urgent" as const),
      share: fc.option(fc.double({ min: 0.02, max: 0.19, noNaN: true })),
      durations: fc.array(durationMs, { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ level, share, durations }, index) =>
      campaign({
        id: `cp${index}`,
        level,
        share,
        items: durations.map((ms, number) => entry(`cp${index}-${number}`, ms)),
      }),
    ),
  );

describe("rotation", () => {
  it("keeps every promise within one item, at the end of every showing of a whole day", () => {
    fc.assert(
      fc.property(campaigns, (list) => {
        const longestMs = Math.max(...list.flatMap(({ items }) => items.map((item) => item.durationMs)));
        const promised = new Map(partsOf(list).map((part) => [part.campaign?.id, part.promised]));
        const airMs = new Map<string, number>();
        const asked = programme({ campaigns: list });
        for (const { campaign: id, startMs, endMs } of showingsOver(
          asked,
          mondayMs,
          mondayMs + 24 * hourMs,
        )) {
          airMs.set(String(id), (airMs.get(String(id)) ?? 0) + endMs - startMs);
          const elapsedMs = endMs - mondayMs;
          for (const { id: owner } of list) {
            const behindMs = (promised.get(owner) ?? 0) * elapsedMs - (airMs.get(owner) ?? 0);
            if (behindMs > longestMs + 1) expect.fail(`${owner} is ${behindMs} ms behind`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("repeats nothing while something else may play, save the single item of a promised campaign", () => {
    fc.assert(
      fc.property(campaigns, (list) => {
        fc.pre(new Set(list.flatMap(({ items }) => items.map(({ item }) => item.id))).size > 1);
        const mayRepeat = partsOf(list)
          .filter(({ promised, pass }) => promised > 0 && pass.length === 1)
          .map(({ campaign: owner }) => `${owner?.id}-0`);
        const entries = timeline(programme({ campaigns: list }), mondayMs, mondayMs + 4 * hourMs);
        const repeats = entries.filter((one, index) => one.itemId === entries[index - 1]?.itemId);
        expect(repeats.map(({ itemId }) => String(itemId)).filter((id) => !mayRepeat.includes(id))).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it("plays every item of a plain rotation equally often", () => {
    fc.assert(
      fc.property(campaigns, (list) => {
        const plain = list.map((one) => ({ ...one, level: "normal" as const, share: null }));
        const passMs = plain.reduce(
          (sum, { items }) => sum + items.reduce((all, i) => all + i.durationMs, 0),
          0,
        );
        const counts = new Map<string, number>();
        for (const { itemId } of timeline(
          programme({ campaigns: plain }),
          mondayMs,
          mondayMs + 20 * passMs,
        )) {
          counts.set(String(itemId), (counts.get(String(itemId)) ?? 0) + 1);
        }
        const items = plain.length === 1 ? 0 : 1;
        expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2 + items);
      }),
      { numRuns: 40 },
    );
  });

  it("interleaves a quarter evenly instead of in a bunch", () => {
    const own = campaign({ id: "own", items: ["s1", "s2", "s3", "s4"] });
    const mandated = campaign({ id: "mandated", level: "priority", share: 0.25, items: ["p1", "p2"] });
    const played = order([own, mandated], 24).map((id) => id[0]);
    const gaps = played.flatMap((letter, index) => (letter === "p" ? [index] : []));
    const distances = gaps.slice(1).map((place, index) => place - (gaps[index] ?? 0));
    expect(distances.every((distance) => distance === 4)).toBe(true);
  });

  it("lets nobody run ahead: a half beside five small ones is every second item, not the first five", () => {
    const half = campaign({ id: "half", level: "priority", share: 0.5, items: ["p1", "p2", "p3", "p4"] });
    const small = ["a", "b", "c", "d", "e"].map((id) => campaign({ id: `cp-${id}`, items: [`s-${id}`] }));
    expect(order([half, ...small], 10).map((id) => id[0])).toEqual([
      "p", "s", "p", "s", "p", "s", "p", "s", "p", "s",
    ]); // biome-ignore format: one row reads better
  });

  it("of equals the higher unit comes first", () => {
    const school = campaign({ id: "aa", depth: 3, unit: "a-school", items: ["school"] });
    const commune = campaign({ id: "zz", depth: 2, unit: "z-commune", items: ["commune"] });
    expect(order([school, commune], 2)).toEqual(["commune", "school"]);
  });

  it("plays the items of a campaign in the order of its playlists", () => {
    expect(order([campaign({ id: "one", items: ["aa", "bb", "cc"] })], 7)).toEqual([
      "aa", "bb", "cc", "aa", "bb", "cc", "aa",
    ]); // biome-ignore format: one row reads better
  });

  it("repeats an item only where its promise demands it", () => {
    const big = campaign({ id: "big", level: "priority", share: 0.7, items: ["big"] });
    const own = campaign({ id: "own", items: ["own"] });
    const played = order([big, own], 100);
    const share = played.filter((id) => id === "big").length / played.length;
    expect(share).toBeGreaterThanOrEqual(0.69);
    expect(played).toContain("own");
    expect(order([{ ...big, level: "normal" }, own], 6)).toEqual(["big", "own", "big", "own", "big", "own"]);
  });
});

describe("air time", () => {
  it("priority campaigns of one unit that state no share get a fifth together (3.2)", () => {
    const one = campaign({ id: "one", level: "priority", items: ["aa"] });
    const two = campaign({ id: "two", level: "urgent", items: ["bb"] });
    const own = campaign({ id: "own", items: ["cc", "dd"] });
    expect(sharesOf([one, two, own])).toEqual({ one: 0.1, two: 0.1, own: 0.8 });
  });

  it("a stated share is kept as stated, and those without one get theirs beside it (3.2)", () => {
    const stated = campaign({ id: "stated", level: "priority", share: 0.3, items: ["aa"] });
    const plain = campaign({ id: "plain", level: "priority", items: ["bb"] });
    const own = campaign({ id: "own", items: ["cc"] });
    expect(sharesOf([stated, plain, own])).toEqual({ stated: 0.3, plain: 0.2, own: 0.5 });
  });

  it("air time nobody else wants goes to those who are there", () => {
    expect(sharesOf([campaign({ id: "alone", level: "priority", share: 0.1, items: ["aa"] })])).toEqual({
      alone: 1,
    });
  });

  it("promises of more than everything are cut in proportion, and nothing is left for the rest", () => {
    const one = campaign({ id: "one", level: "priority", share: 0.9, items: ["aa"] });
    const two = campaign({ id: "two", level: "priority", share: 0.6, items: ["bb"] });
    const own = campaign({ id: "own", items: ["cc"] });
    expect(sharesOf([one, two, own])).toEqual({ one: 0.6, two: 0.4 });
    for (const part of partsOf([one, two, own])) expect(part.promised).toBeCloseTo(part.share, 9);
  });

  it("wishes of normal campaigns leave a quarter of the rest to those without one", () => {
    const greedy = campaign({ id: "greedy", share: 1, items: ["aa"] });
    const plain = campaign({ id: "plain", items: ["bb"] });
    expect(sharesOf([greedy, plain])).toEqual({ greedy: 0.75, plain: 0.25 });
  });

  it("shares always add up to one and no promise is cut while they fit", () => {
    fc.assert(
      fc.property(campaigns, (list) => {
        const parts = partsOf(list);
        expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const part of parts) expect(part.share).toBeGreaterThanOrEqual(part.promised - 1e-9);
      }),
    );
  });
});
