import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AssetHash } from "../../contract/ids.ts";
import type { Activation } from "../../engine/board-state.ts";
import { createChores, evictAssets, runNight, unreferenced } from "../../engine/chores.ts";
import { EngineConfig } from "../../engine/config.ts";
import { type Board, openBoard } from "../../engine/open-board.ts";
import { floorSaveEveryMs } from "../../engine/playback/board-clock.ts";
import { sha256Hex } from "../../platform/files.ts";
import { type FakePorts, createFakePorts } from "../support/fake-ports.ts";
import { editionOf, makeKeys, manifestOf, nowMs } from "../support/trust-fixture.ts";
import { makeFolder } from "./board-under-test.ts";

let folder: string;
let ports: FakePorts;
let board: Board;
const stored: AssetHash[] = [];

async function store(sizeBytes: number): Promise<AssetHash> {
  const bytes = randomBytes(sizeBytes);
  const path = join(folder, "arrived");
  writeFileSync(path, bytes);
  const hash = sha256Hex(bytes) as string as AssetHash;
  await board.blobs.adopt(path, hash);
  stored.push(hash);
  return hash;
}

beforeEach(async () => {
  folder = makeFolder();
  stored.length = 0;
  ports = createFakePorts({ seed: 1, startWallMs: nowMs });
  const houseFile = join(import.meta.dirname, "../../playlists/house.json");
  const own = { dataFolder: join(folder, "data"), runFolder: join(folder, "run") };
  const config = EngineConfig.parse({ ...own, assetsFolder: join(folder, "assets"), houseFile });
  board = await openBoard(ports, config);
});
afterEach(() => {
  board.stores.close();
  rmSync(folder, { recursive: true, force: true });
});

const parts = (localAssets: AssetHash[] = []) => ({
  board,
  candidate: () => null,
  localAssets: () => localAssets,
});

/** Documents that name this asset, on a board whose store may hold 64 MiB. */
async function activationOf(hash: AssetHash): Promise<Activation> {
  const keys = await makeKeys();
  const manifest = manifestOf(keys, { settings: { storeBytesMax: 67_108_864 } });
  const [asset] = editionOf().assets;
  const edition = { ...editionOf(), assets: [{ ...asset, hash }] };
  return { manifest, editions: [{ hash: "e".repeat(64), edition, dropped: [] }] } as unknown as Activation;
}

test("unreferenced is what neither documents nor house nor local folder name", async () => {
  const [named, local, nobodys] = [await store(1), await store(2), await store(3)];
  const activation = await activationOf(named);
  expect(unreferenced(board.blobs.held, [activation, null], [local])).toEqual([nobodys]);
});

test("at night the store shrinks to half its limit, by what nothing names", async () => {
  const half = 17_000_000;
  const [named, local, first, second] = [
    await store(half),
    await store(half),
    await store(half),
    await store(half),
  ];
  board.state.activation = await activationOf(named);
  expect(await evictAssets(parts([local]))).toBe(2);
  expect([named, local].every((hash) => board.blobs.held.has(hash))).toBe(true);
  expect([first, second].some((hash) => board.blobs.held.has(hash))).toBe(false);
});

test("plays dropped before the hub got them are told: code, log and incident", async () => {
  const nothing = { item: null, takeover: null, campaign: null, edition: null, asset: null };
  const times = { startedAtMs: 1, startMonoMs: 1, durationMs: 1, plannedMs: 1 };
  const how = { witness: "none", clock: "hub", ended: "complete" };
  const play = (playId: string) => ({ playId, bootId: "boot_1", ...nothing, ...times, ...how });
  type Ended = Parameters<Board["plays"]["save"]>[0];
  board.plays.save(["a", "b", "c"].map(play) as unknown as Ended, []);
  await runNight(parts());
  expect(board.errors.list().map(({ code }) => code)).not.toContain("plays_dropped");
  const small = { ...board, plays: { ...board.plays, prune: () => ({ droppedUnsent: 2 }) } };
  await runNight({ ...parts(), board: small });
  expect(board.errors.list().map(({ code }) => code)).toContain("plays_dropped");
  expect(board.incidents.pending()).toMatchObject([{ code: "plays_dropped" }]);
  expect(JSON.stringify(ports.log.entries)).toContain("plays_dropped");
});

test("the last contact is on the disk ten minutes later, and at the end", async () => {
  const chores = createChores(parts());
  chores.start();
  board.state.lastContactMs = nowMs;
  await ports.advance(floorSaveEveryMs + 30_000);
  expect(board.store.fact("last_contact_ms")).toBe(String(nowMs));
  board.state.lastContactMs = nowMs + 5;
  chores.stop();
  expect(board.store.fact("last_contact_ms")).toBe(String(nowMs + 5));
});
