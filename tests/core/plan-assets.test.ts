/** Goal: files come in the order the board will need them. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssetHash } from "../../contract/ids.ts";
import { planAssets } from "../../core/sync/plan-assets.ts";
import { showingsOver } from "../../core/schedule/timeline.ts";
import { itemAssets } from "../../contract/items/index.ts";
import { question } from "./arbitraries.ts";
import { asset } from "./make-edition.ts";
import { campaign, entry, hashOf, hourMs, mondayMs, programme, takeover } from "./make-programme.ts";

const letters = ["a", "b", "c", "d", "e"];
const assets = Object.fromEntries(letters.map((letter) => [hashOf(letter), asset(letter)]));

function picture(letter: string, more: object = {}) {
  return entry(`it-${letter}`, 10_000, { asset: hashOf(letter), ...more });
}

function plan(asked: ReturnType<typeof programme>, held: string[] = []) {
  const heldHashes = new Set(held.map((letter) => hashOf(letter) as AssetHash));
  return planAssets({ programme: asked, held: heldHashes, nowMs: mondayMs }).map((planned) => [
    planned.asset.hash[0],
    planned.neededAtMs - mondayMs,
  ]);
}

describe("plan of assets", () => {
  it("takes a takeover's picture first, then what shows next, then what opens later", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "now", items: [picture("c"), picture("b")] }),
        campaign({
          id: "friday",
          items: [picture("d")],
          dayparts: [{ days: [5], from: "07:00", to: "08:00" }],
        }),
      ],
      takeovers: [takeover("to1", { asset: hashOf("e"), fromMs: mondayMs - hourMs })],
      assets,
    });
    expect(plan(asked)).toEqual([
      ["c", 0],
      ["e", 0],
      ["b", 10_000],
      ["d", 4 * 24 * hourMs + 7 * hourMs],
    ]);
  });

  it("leaves out what is held and what will never play again", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "now", items: [picture("a"), picture("b")] }),
        campaign({ id: "past", items: [picture("c")], endDate: "2026-11-01" }),
        campaign({ id: "late", items: [picture("d", { untilMs: mondayMs - 1 })] }),
      ],
      takeovers: [takeover("to1", { asset: hashOf("e"), untilMs: mondayMs, fromMs: mondayMs - 5 })],
      assets,
    });
    expect(plan(asked, ["a"])).toEqual([["b", 10_000]]);
  });

  it("names every file the coming day will show, no later than it shows", () => {
    fc.assert(
      fc.property(question, ({ programme: made, atMs }) => {
        const asked = { ...made, assets };
        const planned = new Map<string, number>(
          planAssets({ programme: asked, held: new Set(), nowMs: atMs }).map((one) => [
            one.asset.hash,
            one.neededAtMs,
          ]),
        );
        for (const { entry: shown, startMs, campaign: owner } of showingsOver(asked, atMs, atMs + hourMs)) {
          if (owner === null) continue;
          for (const hash of itemAssets(shown.item)) {
            expect(planned.get(hash)).toBeLessThanOrEqual(Math.max(startMs, atMs));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
