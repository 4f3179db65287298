/** Goal: promises are handed out from above, other units stay within their bound, and no air is lost. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { type Part, divideAirTime } from "../../core/schedule/air-time.ts";
import { candidateOf } from "../../core/schedule/pass.ts";
import { type CampaignParts, campaign, entry } from "./make-programme.ts";

function must(id: string, depth: number, share: number | null, more: Omit<CampaignParts, "id"> = {}) {
  return campaign({
    id,
    depth,
    share,
    level: "priority",
    mandated: true,
    unit: `u${depth}`,
    items: ["it"],
    ...more,
  });
}

function own(id: string, more: Omit<CampaignParts, "id"> = {}) {
  return campaign({ id, depth: 3, unit: "school", items: ["it"], ...more });
}

function divide(campaigns: readonly ProgrammeCampaign[], mandatedShareMax = 0.5): Map<string, Part> {
  const candidates = campaigns.map((one) => candidateOf(one, one.items, ""));
  const parts = divideAirTime(candidates, mandatedShareMax);
  return new Map(parts.map((part) => [String(part.campaign?.id), part]));
}

function promised(campaigns: readonly ProgrammeCampaign[], mandatedShareMax = 0.5) {
  const parts = divide(campaigns, mandatedShareMax);
  return Object.fromEntries([...parts].map(([id, part]) => [id, Math.round(part.promised * 1_000) / 1_000]));
}

const anyGuaranteed = fc
  .record({
    depth: fc.integer({ min: 0, max: 4 }),
    share: fc.option(fc.constantFrom(0.05, 0.1, 0.3, 0.5, 0.9, 1), { freq: 3 }),
    mandated: fc.boolean(),
  })
  .map(({ depth, share, mandated }) => ({ depth, share, mandated }));

const anyNormal = fc.record({
  share: fc.option(fc.constantFrom(0.1, 0.4, 1), { freq: 2 }),
  weight: fc.integer({ min: 1, max: 10 }),
  durationMs: fc.constantFrom(1_000, 10_000, 600_000),
});

function guaranteed(list: readonly { depth: number; share: number | null; mandated: boolean }[]) {
  return list.map(({ depth, share, mandated }, index) =>
    must(`must${index}`, depth, share, { mandated, unit: mandated ? `u${depth}` : "school" }),
  );
}

describe("air time", () => {
  it("3.2: a stated share is promised; what states none gets a fifth with its unit's others", () => {
    const stated = [must("province", 1, 0.3), must("commune", 2, null), own("own")];
    expect(promised(stated)).toEqual({ province: 0.3, commune: 0.2, own: 0 });
    expect(promised([must("one", 2, null), must("two", 2, null), own("own")])).toMatchObject({
      one: 0.1,
      two: 0.1,
    });
  });

  it("3.2: units of equal height that ask for more than is left are cut in proportion, and say so", () => {
    const parts = divide(
      [must("one", 1, 0.9, { unit: "a" }), must("two", 1, 0.6, { unit: "b" }), own("own")],
      0.9,
    );
    expect(parts.get("one")).toMatchObject({ asked: 0.9, cut: "others_bound" });
    expect(parts.get("one")?.promised).toBeCloseTo(0.54);
    expect(parts.get("two")?.promised).toBeCloseTo(0.36);
    const equals = [1, 2].map((n) => must(`own${n}`, 3, 0.8, { mandated: false, unit: "school" }));
    expect(divide(equals).get("own1")).toMatchObject({ promised: 0.5, cut: "above_first" });
  });

  it("3.2: what a lower unit asks for never changes what a higher one is promised", () => {
    fc.assert(
      fc.property(
        fc.array(anyGuaranteed, { maxLength: 5 }),
        fc.array(anyGuaranteed, { maxLength: 5 }),
        fc.constantFrom(0.1, 0.5, 0.9),
        (list, more, most) => {
          const above = guaranteed(list);
          const deepest = Math.max(0, ...above.map(({ depth }) => depth));
          const below = guaranteed(more).map((one) => ({
            ...one,
            id: `low-${one.id}` as never,
            depth: one.depth + deepest + 1,
            publisher: { ...one.publisher, unit: `low-${one.publisher.unit}` as never },
          }));
          const alone = divide([...above, own("own")], most);
          const together = divide([...above, ...below, own("own")], most);
          for (const { id } of above) {
            expect(together.get(id)?.promised ?? 0).toBeCloseTo(alone.get(id)?.promised ?? 0, 9);
          }
        },
      ),
    );
  });

  it("3.3: other units are promised the bound at most, and get no more while anything else may play", () => {
    fc.assert(
      fc.property(
        fc.array(anyGuaranteed, { maxLength: 6 }),
        fc.array(anyNormal, { maxLength: 4 }),
        fc.constantFrom(0.1, 0.5, 0.9),
        (list, normal, most) => {
          const campaigns = [
            ...guaranteed(list),
            ...normal.map(({ durationMs, ...parts }, index) =>
              own(`own${index}`, { ...parts, items: [entry("it", durationMs)] }),
            ),
          ];
          const parts = [...divide(campaigns, most).values()];
          const mandated = parts.filter((part) => part.campaign?.mandated);
          const total = (some: Part[], of: "share" | "promised") =>
            some.reduce((sum, part) => sum + part[of], 0);
          expect(total(mandated, "promised")).toBeLessThanOrEqual(most + 1e-9);
          if (campaigns.some((one) => !one.mandated)) {
            expect(total(mandated, "share")).toBeLessThanOrEqual(most + 1e-9);
          }
          if (campaigns.length > 0) expect(total(parts, "share")).toBeCloseTo(1, 9);
          for (const part of parts) expect(part.share).toBeGreaterThanOrEqual(part.promised - 1e-9);
        },
      ),
    );
  });

  it("3.3: two departments at 0.4 share one half; a commune gets what the province leaves of it", () => {
    const equal = [must("one", 2, 0.4, { unit: "a" }), must("two", 2, 0.4, { unit: "b" }), own("own")];
    expect(promised(equal)).toEqual({ one: 0.25, two: 0.25, own: 0 });
    const stacked = [must("province", 1, 0.4), must("commune", 2, 0.4), own("own")];
    expect(promised(stacked)).toEqual({ province: 0.4, commune: 0.1, own: 0 });
    expect(divide(stacked).get("commune")?.cut).toBe("others_bound");
  });

  it("3.4: at equal weight every item comes equally often, items that weigh more the more often", () => {
    const one = own("one", { items: [entry("aa", 10_000, { weight: 3 }), "bb"] });
    const two = own("two", { items: ["cc", "dd", "ee", "ff"] });
    const parts = divide([one, two]);
    expect(parts.get("one")?.share).toBeCloseTo(0.5);
    expect(divide([{ ...one, weight: 3 }, two]).get("one")?.share).toBeCloseTo(0.75);
  });

  it("3.4: wishes leave a quarter of the rest to those without, and fill it where there are none", () => {
    const wish = own("wish", { share: 1 });
    expect(divide([wish, own("plain")]).get("wish")?.share).toBeCloseTo(0.75);
    expect(divide([wish, must("must", 1, 0.4)]).get("wish")?.share).toBeCloseTo(0.6);
    expect(divide([own("wish", { share: 0.1 }), must("must", 1, 0.4)]).get("must")?.share).toBeCloseTo(0.4);
  });

  it("3.4: without normal ones the rest goes to the board's own guaranteed, else to whoever is there", () => {
    const mine = own("mine", { level: "priority", share: 0.2 });
    const parts = divide([must("province", 1, 0.6), mine]);
    expect([parts.get("province")?.share, parts.get("mine")?.share]).toEqual([0.5, 0.5]);
    const alone = divide([must("province", 1, 0.6), must("commune", 2, 0.2)]);
    expect(alone.get("province")?.share).toBeCloseTo(0.5 + 0.375);
    expect(alone.get("commune")).toMatchObject({ promised: 0 });
    expect(alone.get("commune")?.share).toBeCloseTo(0.125);
  });
});
