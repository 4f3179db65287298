/** Goal: a scene is all the renderer needs and passes its schema. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Programme } from "../../contract/programme.ts";
import { Scene } from "../../contract/scene.ts";
import { sceneFor } from "../../core/scene/scene-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { question } from "./arbitraries.ts";
import { asset } from "./make-edition.ts";
import { campaign, entry, hashOf, mondayMs, programme, takeover, ticker } from "./make-programme.ts";

const settings = { locale: "vi" as const, motion: true, showClock: true };

function sceneAt(asked: Programme, atMs: number): Scene {
  const resolution = resolve(asked, atMs);
  const next = resolution.item && resolve(asked, resolution.item.endMs);
  return sceneFor({
    programme: asked,
    resolution,
    next,
    settings,
    stale: false,
    pairing: null,
    seq: 7,
    nowMs: atMs,
  });
}

describe("scene", () => {
  it("always passes the schema the renderer checks it by", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const scene = sceneAt(asked, atMs);
        expect(Scene.parse(structuredClone(scene))).toEqual(scene);
      }),
      { numRuns: 150 },
    );
  });

  it("names a showing by item and start, and shows what follows it", () => {
    const scene = sceneAt(programme(), mondayMs + 4_000);
    expect(scene.item).toMatchObject({ key: `house1@${mondayMs}`, campaign: null, endMs: mondayMs + 10_000 });
    expect(scene.next).toMatchObject({ key: `house2@${mondayMs + 10_000}`, startMs: mondayMs + 10_000 });
    expect(scene).toMatchObject({ seq: 7, nowMs: mondayMs + 4_000, readingRate: 2, takeover: null });
  });

  it("carries exactly the assets of item, next and takeover", () => {
    const pictures = ["a", "b", "c", "d"];
    const asked = programme({
      campaigns: [
        campaign({
          id: "cp",
          items: ["a", "b", "c"].map((letter) => entry(`it-${letter}`, 9_000, { asset: hashOf(letter) })),
        }),
      ],
      takeovers: [takeover("to1", { asset: hashOf("d") })],
      assets: Object.fromEntries(pictures.map((letter) => [hashOf(letter), asset(letter)])),
    });
    const letters = (scene: Scene): string[] => Object.keys(scene.assets).map((hash) => hash.slice(0, 1));
    expect(letters(sceneAt(asked, mondayMs)).toSorted()).toEqual(["a", "b", "d"]);
  });

  it("2.7: nothing moves while a quiet window is open", () => {
    const window = { id: "qw", name: "Flag", dayparts: [], during: null, except: [] } as never;
    expect(sceneAt(programme(), mondayMs).motion).toBe(true);
    expect(sceneAt(programme({ quiet: [window] }), mondayMs).motion).toBe(false);
  });

  it("5.4: carries how often a ticker runs", () => {
    const asked = programme({
      campaigns: [campaign({ id: "cp", tickers: ["tk"] })],
      tickers: [ticker("tk", "Words", { repeats: 3 })],
    });
    expect(sceneAt(asked, mondayMs).tickers[0]?.ticker.repeats).toBe(3);
  });

  it("carries the words of tickers and takeover with who says them", () => {
    const asked = programme({
      campaigns: [campaign({ id: "cp", items: ["it"], tickers: ["tk"] })],
      tickers: [ticker("tk", "Words")],
      takeovers: [takeover("to1")],
    });
    const scene = sceneAt(asked, mondayMs);
    expect(scene.tickers).toMatchObject([{ ticker: { id: "tk" }, source: { name: "Unit p01" } }]);
    expect(scene.takeover).toMatchObject({ takeover: { id: "to1" }, source: { shortName: "p01" } });
  });
});
