import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CompactJws } from "../../contract/envelope.ts";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { editionOf, imageItem, manifestOf, refOf, sign } from "../support/trust-fixture.ts";
import {
  type TestBoard,
  makePairedBoard,
  quietPorts,
  until,
  untilError,
  untilItem,
} from "./board-under-test.ts";

const nowMs = () => quietPorts.clock.wallMs();
const quick = { settings: { heartbeatEveryMs: 5_000, pollEveryMs: 5_000 } };
let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(nowMs);
  board = await makePairedBoard(hub);
  await hub.publish(editionWith("it_1").edition, quick);
  await board.start();
  await untilItem(board, "it_1");
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

function editionWith(id: string) {
  const asset = addPicture(hub, randomBytes(20_000));
  const items = [imageItem({ id, asset: asset.hash })];
  return { asset, edition: { assets: [asset], playlists: [{ id: "pl_a", name: "A", items }] } };
}

async function refuses(code: string): Promise<void> {
  hub.nudge();
  await untilError(board, code);
  expect(board.scene()?.item?.item.id).toBe("it_1");
  const incident = () =>
    hub.heartbeats.flatMap(({ incidents }) => incidents).find((one) => one.code === code);
  await until(`incident ${code} at the hub`, incident, 15_000);
}

test("a manifest with one byte changed", async () => {
  const next = manifestOf(hub.keys, { revision: 2_000, issuedAtMs: nowMs(), ...quick });
  const [header = "", , signature = ""] = (await sign("manifest", next, hub.keys.programme)).split(".");
  const forged = Buffer.from(JSON.stringify({ ...next, revision: 2_001 })).toString("base64url");
  hub.serveManifest(`${header}.${forged}.${signature}` as CompactJws);
  await refuses("sig_bad");
}, 30_000);

test("a manifest signed by a key of another role", async () => {
  const forged = manifestOf(hub.keys, { revision: 2_000, issuedAtMs: nowMs(), ...quick });
  hub.serveManifest(await sign("manifest", forged, hub.keys.central));
  await refuses("role_wrong");
}, 30_000);

test("an older manifest played back", async () => {
  const old = hub.manifest();
  await hub.publish(editionWith("it_2").edition, quick);
  hub.nudge();
  await until("the new revision", async () => (await board.status()).revision > 1_001);
  hub.serveManifest(old);
  hub.nudge();
  await untilError(board, "rollback");
  expect((await board.status()).revision).toBe(1_002);
}, 30_000);

test("a manifest for another board", async () => {
  const other = manifestOf(hub.keys, { board: "b_other", revision: 2_000, issuedAtMs: nowMs(), ...quick });
  hub.serveManifest(await sign("manifest", other, hub.keys.programme));
  await refuses("board_mismatch");
}, 30_000);

test("an edition signed by the hub's online key instead of a content key", async () => {
  const edition = editionOf({ revision: 2_000, issuedAtMs: nowMs() });
  const jws = await sign("edition", edition, hub.keys.programme);
  hub.serveEdition(jws);
  const manifest = {
    revision: 2_000,
    issuedAtMs: nowMs(),
    notBeforeMs: nowMs(),
    editions: [refOf(jws, edition)],
  };
  hub.serveManifest(
    await sign("manifest", manifestOf(hub.keys, { ...manifest, ...quick }), hub.keys.programme),
  );
  await refuses("role_wrong");
}, 30_000);

test("an asset whose bytes are not those of its name: nothing unverified enters the store", async () => {
  const { edition, asset } = editionWith("it_2");
  hub.assets.set(asset.hash, randomBytes(20_000));
  await hub.publish(edition, quick);
  await refuses("hash");
  expect(existsSync(join(board.dataFolder, "blobs", asset.hash.slice(0, 2), asset.hash))).toBe(false);
  expect(readdirSync(join(board.dataFolder, "parts"))).toEqual([]);
}, 30_000);

test("a captive portal's page, a redirect and an endless answer change nothing", async () => {
  hub.fault = (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html>Đăng nhập Wi-Fi</html>");
    return true;
  };
  hub.nudge();
  await untilError(board, "hub_answer_bad");
  hub.fault = (_request, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/elsewhere" });
    response.end();
    return true;
  };
  hub.nudge();
  const before = hub.requests.length;
  await until("another try", () => hub.requests.length > before, 15_000);
  expect(board.scene()?.item?.item.id).toBe("it_1");
  hub.fault = null;
  await hub.publish(editionWith("it_3").edition, quick);
  hub.nudge();
  await until("the next revision", async () => (await board.status()).revision === 1_002, 20_000);
}, 40_000);

test("the same refused manifest is told once, however often it is served", async () => {
  const forged = manifestOf(hub.keys, { revision: 2_000, issuedAtMs: nowMs(), ...quick });
  hub.serveManifest(await sign("manifest", forged, hub.keys.central));
  await refuses("role_wrong");
  const counted = async () =>
    (await board.status()).errors.find(({ code }) => code === "role_wrong")?.count ?? 0;
  hub.nudge();
  await until("refused again", async () => (await counted()) >= 2, 15_000);
  const heard = hub.heartbeats.length;
  await until("two more heartbeats", () => hub.heartbeats.length >= heard + 2, 20_000);
  const ids = hub.heartbeats
    .flatMap(({ incidents }) => incidents)
    .filter(({ code }) => code === "role_wrong");
  expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  expect(hub.heartbeats.at(-1)?.incidents).toEqual([]);
}, 50_000);

test("both slots lost: the counters in state.db still bar an older manifest", async () => {
  const old = hub.manifest();
  await hub.publish(editionWith("it_2").edition, quick);
  hub.nudge();
  await until("the new revision", async () => (await board.status()).revision === 1_002);
  await board.stop();
  for (const slot of ["a", "b"]) rmSync(join(board.dataFolder, "slots", slot), { force: true });
  const newest = hub.manifest();
  hub.serveManifest(old);
  await board.start();
  await untilError(board, "rollback");
  hub.serveManifest(newest);
  hub.nudge();
  await until("the newest again", async () => (await board.status()).revision === 1_002, 20_000);
}, 40_000);
