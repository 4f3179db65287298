/** Every checker must be able to fail: each is shown a world that is wrong in its own way. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Edition } from "../../contract/edition.ts";
import { Item } from "../../contract/items/index.ts";
import { HousePlaylist } from "../../contract/local-playlist.ts";
import type { Scene } from "../../contract/scene.ts";
import { ownName } from "../../contract/status.ts";
import { assetPath, sha256Hex } from "../../platform/files.ts";
import { notice } from "../hub/sample-content.ts";
import {
  type PlayFacts,
  blankness,
  differences,
  falseFiles,
  knownTo,
  newestFor,
  unverified,
  wantedAt,
  wentBack,
  wrongPlays,
} from "./checkers.ts";
import type { RecordedPlay } from "./board-disk.ts";
import { type SignedEdition, units } from "./hub-half.ts";

const [province, commune, , school, , elsewhere] = units;
if (!province || !commune || !school || !elsewhere) throw new Error("the province is incomplete");
const picture = "a".repeat(64);
const image = { id: "it_1", kind: "image", title: "Ảnh", asset: picture, durationMs: 10_000 };
const house = HousePlaylist.parse({
  v: 1,
  publisher: { name: "Nhà", shortName: "Nhà" },
  items: [notice("house_1", "Nhà")],
});

function editionOf(unit: typeof province, revision: number, items: object[] = [image]): SignedEdition {
  const edition = Edition.parse({
    v: 1,
    unit: unit?.speaks,
    publisher: { id: unit?.id, name: "Tỉnh", shortName: "Tỉnh" },
    epoch: 1,
    revision,
    prev: null,
    issuedAtMs: 0,
    assets: [{ hash: picture, sizeBytes: 9, mime: "image/webp", widthPx: 10, heightPx: 10 }],
    playlists: [{ id: "pl_1", name: "Danh sách", items }],
    tickers: [{ id: "tk_1", severity: "info", text: "Chữ", short: "Chữ" }],
    campaigns: [{ id: "cp_1", name: "Chiến dịch", level: "normal", playlists: ["pl_1"], tickers: ["tk_1"] }],
    takeovers: [],
    approvals: [],
  });
  return { hash: sha256Hex(JSON.stringify(edition)), edition };
}

const signed = [editionOf(province, 1)];

/** A scene that shows exactly what `wantedAt` wants. */
function goodScene(changes: object = {}): Scene {
  const resolution = wantedAt(wanted, 0);
  const { entry, startMs } = resolution.item ?? { entry: { item: Item.parse(image) }, startMs: 0 };
  const [edition] = signed;
  return {
    seq: 1,
    item: { key: `${entry.item.id}@${startMs}`, item: entry.item },
    next: null,
    takeover: null,
    tickers: resolution.tickers,
    assets: { [picture]: edition?.edition.assets[0] },
    ...changes,
  } as unknown as Scene;
}

const wanted = {
  board: "b_1" as never,
  unit: school,
  size: { widthPx: 1_920, heightPx: 1_080 },
  signed,
  withdrawn: new Set<string>(),
  house,
};

function play(n: number, changes: Partial<RecordedPlay> = {}): RecordedPlay {
  const known = {
    n,
    playId: `pl_${n}`,
    item: "it_1",
    takeover: null,
    startMonoMs: n * 1_000,
    durationMs: 900,
  };
  return { ...known, ...changes } as RecordedPlay;
}

function facts(changes: Partial<PlayFacts> = {}): PlayFacts {
  const plays = [play(1), play(2)];
  const witnessed = plays.map(({ startMonoMs }) => ({
    item: "it_1",
    takeover: null,
    atMonoMs: startMonoMs,
    isCovered: false,
  }));
  const none = { powerCuts: [], batchMs: 30_000, untilMonoMs: 100_000 };
  return { recorded: plays, stored: plays, witnessed, ...none, ...changes };
}

describe("never blank", () => {
  test("accepts an item, and a full takeover without one", () => {
    expect(blankness(goodScene())).toEqual([]);
    const takeover = { takeover: { size: "full" } };
    expect(blankness(goodScene({ item: null, takeover }))).toEqual([]);
  });

  test("finds no scene, an empty one, and a band over nothing", () => {
    expect(blankness(null)).toHaveLength(1);
    expect(blankness(goodScene({ item: null }))).toHaveLength(1);
    expect(blankness(goodScene({ item: null, takeover: { takeover: { size: "band" } } }))).toHaveLength(1);
  });
});

describe("never unverified", () => {
  const known = knownTo(school.lines, signed, house);

  test("accepts what was signed, word by word", () => {
    expect(unverified(goodScene(), known)).toEqual([]);
  });

  test("finds a changed word, a foreign ticker, an unsigned takeover and foreign facts of an asset", () => {
    const item = { key: "it_1@0", item: { ...Item.parse(image), title: "Khác" } };
    expect(unverified(goodScene({ item }), known).join()).toMatch(/^items/);
    expect(unverified(goodScene({ next: item }), known).join()).toMatch(/^items/);
    const tickers = [{ ticker: { id: "tk_9", text: "Giả" } }];
    expect(unverified(goodScene({ tickers }), known).join()).toMatch(/^tickers/);
    const takeover = { takeover: { id: "to_9", size: "full" } };
    expect(unverified(goodScene({ takeover }), known).join()).toMatch(/^takeovers/);
    const assets = { [picture]: { hash: picture, sizeBytes: 10 } };
    expect(unverified(goodScene({ assets }), known).join()).toMatch(/^assets/);
    expect(unverified(goodScene({ assets: {} }), known).join()).toMatch(/without/);
  });

  test("finds what was signed for other boards", () => {
    const foreign = knownTo(school.lines, [editionOf(elsewhere, 1)], house);
    expect(unverified(goodScene(), foreign)).not.toEqual([]);
  });

  test("finds a file that is not what its name says", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bangtin-files-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [good, bad] = [sha256Hex("good"), sha256Hex("bad")];
    for (const [hash, text] of [
      [good, "good"],
      [bad, "worse"],
    ] as const) {
      mkdirSync(dirname(assetPath(folder, hash)), { recursive: true });
      writeFileSync(assetPath(folder, hash), text);
    }
    expect(await falseFiles(folder)).toEqual([bad]);
  });
});

describe("every play once", () => {
  test("accepts what was shown, recorded and stored", () => {
    expect(wrongPlays(facts())).toEqual([]);
  });

  test("finds lost, doubled, renumbered and missing ones", () => {
    expect(wrongPlays(facts({ stored: [play(1)] })).join()).toMatch(/lost: pl_2/);
    expect(wrongPlays(facts({ stored: [play(1), play(2), play(2)] })).join()).toMatch(/doubled: pl_2/);
    expect(wrongPlays(facts({ stored: [play(1), play(3, { playId: "pl_2" as never })] })).join()).toMatch(
      /renumbered: pl_2/,
    );
    const later = { recorded: [play(1), play(3)], stored: [play(1), play(3)] };
    expect(wrongPlays(facts(later)).join()).toMatch(/gap: number 2/);
  });

  test("finds invented ones: on no record, or never shown", () => {
    const stored = [play(1), play(2), play(3)];
    expect(wrongPlays(facts({ stored })).join()).toMatch(/invented: pl_3 is on no record/);
    expect(wrongPlays(facts({ stored, recorded: stored })).join()).toMatch(/invented: it_1 at 3000 ms/);
    const alarm = play(2, { item: null, takeover: "to_1" as never });
    expect(wrongPlays(facts({ stored: [play(1), alarm], recorded: [play(1), alarm] })).join()).toMatch(
      /invented: to_1/,
    );
  });

  test("finds what was shown and is on no record, unless the power went in time to explain it", () => {
    const short = { recorded: [play(1)], stored: [play(1)] };
    expect(wrongPlays(facts(short)).join()).toMatch(/lost: it_1 shown at 2000 ms/);
    expect(wrongPlays(facts({ ...short, powerCuts: [20_000] }))).toEqual([]);
    expect(wrongPlays(facts({ ...short, powerCuts: [40_000] }))).not.toEqual([]);
    expect(wrongPlays(facts({ ...short, powerCuts: [1_500] }))).not.toEqual([]);
  });
});

test("never back: an older revision after a newer one is found", () => {
  expect(wentBack(7, 7)).toEqual([]);
  expect(wentBack(7, 8)).toEqual([]);
  expect(wentBack(7, 6)).toHaveLength(1);
});

describe("all converge", () => {
  test("the newest edition of each unit that speaks to the board counts, and no other", () => {
    const all = [
      editionOf(province, 1),
      editionOf(province, 2),
      editionOf(elsewhere, 5),
      editionOf(commune, 3),
    ];
    expect(newestFor(school.lines, all).map(({ edition }) => edition.revision)).toEqual([2, 3]);
  });

  test("accepts what resolve says, finds another item, a missing ticker and a takeover too many", () => {
    const resolution = wantedAt(wanted, 0);
    expect(resolution.item?.entry.item.id).toBe("it_1");
    expect(differences(goodScene(), resolution)).toEqual([]);
    expect(differences(goodScene({ item: { key: "it_2@0" } }), resolution)).toHaveLength(1);
    expect(differences(goodScene({ tickers: [] }), resolution)).toHaveLength(1);
    expect(differences(goodScene({ takeover: { takeover: { id: "to_1" } } }), resolution)).toHaveLength(1);
  });

  test("what was withdrawn is not wanted", () => {
    const withdrawn = new Set([ownName(province.id, "it_1")]);
    expect(wantedAt({ ...wanted, withdrawn }, 0).item?.entry.item.id).toBe("house_1");
  });
});
