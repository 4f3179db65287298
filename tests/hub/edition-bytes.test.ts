/** What was acknowledged is whole on the disk; what was refused left nothing there. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Edition } from "../../contract/edition.ts";
import { Manifest } from "../../contract/manifest.ts";
import { openStore } from "../../hub/store/open-store.ts";
import { sha256Hex } from "../../platform/files.ts";
import {
  type HubWorld,
  type PairedBoard,
  type TestBoard,
  makeBoard,
  pairBoard,
  startHub,
} from "./hub-world.ts";
import {
  commune,
  contentOf,
  notice,
  payloadOf,
  publish,
  putUnits,
  school,
  takeoverOrder,
} from "./sample-content.ts";

let world: HubWorld;
let token: string;
let board: PairedBoard;

beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
  board = await pairBoard(world, token, school.id);
  await publish(world, token, commune.id, contentOf(notice("it_1", "Một")));
});
afterEach(() => world.stop());

const raise = (order: object = {}) =>
  world.call("raiseTakeover", { params: { unit: commune.id }, body: { ...takeoverOrder, ...order } }, token);

async function editionFor(from: TestBoard): Promise<Edition> {
  const { editions } = Manifest.parse(payloadOf((await from.call("manifest")).text));
  const { text } = await from.call("edition", { params: { hash: editions[0]?.hash ?? "" } });
  expect(sha256Hex(text)).toBe(editions[0]?.hash);
  return payloadOf(text) as Edition;
}

test("a hub killed right after its answer comes back with takeover, edition and manifest", async () => {
  const raised = (await raise()).json as { takeover?: string };
  const before = Manifest.parse(payloadOf((await board.call("manifest")).text));
  const folder = await mkdtemp(join(tmpdir(), "bangtin-killed-"));
  await cp(world.folder, folder, { recursive: true });
  const killed = await startHub({ folder });
  try {
    const same = await makeBoard(killed, board.key);
    const edition = await editionFor(same);
    expect(edition.takeovers.map(({ id }) => id)).toEqual([raised.takeover]);
    expect(edition.playlists[0]?.items.map(({ id }) => id)).toEqual(["it_1"]);
    const after = Manifest.parse(payloadOf((await same.call("manifest")).text));
    expect([after.revision, after.editions]).toEqual([before.revision, before.editions]);
    const params = { unit: commune.id, takeover: raised.takeover ?? "" };
    expect((await killed.call("allClear", { params, body: {} }, token)).status).toBe(200);
    expect((await editionFor(same)).playlists[0]?.items.map(({ id }) => id)).toEqual(["it_1"]);
  } finally {
    await killed.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a takeover that is refused leaves neither row nor edition", async () => {
  const before = await editionFor(board);
  expect((await raise({ asset: "e".repeat(64) })).status).toBe(400);
  const store = openStore(join(world.folder, "hub.db"));
  try {
    expect(await store.takeovers.inEditions(commune.speaks, commune.id, 0)).toEqual([]);
  } finally {
    await store.close();
  }
  expect(await editionFor(board)).toEqual(before);
});

test("the manifest of a board that listens is made before it asks", async () => {
  const store = openStore(join(world.folder, "hub.db"));
  const deaf = await pairBoard(world, token, school.id);
  const revisionOf = async ({ id }: PairedBoard) =>
    (await store.documents.manifest(school.speaks, id))?.revision ?? 0;
  const listening = new AbortController();
  try {
    await board.open("nudges", {}, listening.signal);
    const [own, other] = [await revisionOf(board), await revisionOf(deaf)];
    await raise();
    await expect.poll(() => revisionOf(board)).toBe(own + 1);
    expect(Manifest.parse(payloadOf((await board.call("manifest")).text)).revision).toBe(own + 1);
    expect(await revisionOf(deaf)).toBe(other);
  } finally {
    listening.abort();
    await store.close();
  }
});
