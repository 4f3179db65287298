import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem, manifestOf, sign } from "../support/trust-fixture.ts";
import {
  type TestBoard,
  makePairedBoard,
  quietPorts,
  until,
  untilError,
  untilItem,
} from "./board-under-test.ts";

const nowMs = () => quietPorts.clock.wallMs();
const settings = { heartbeatEveryMs: 5_000, pollEveryMs: 5_000 };
let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(nowMs);
  board = await makePairedBoard(hub);
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

function editionWith(id: string) {
  const asset = addPicture(hub, randomBytes(5_000));
  const items = [imageItem({ id, asset: asset.hash, durationMs: 2_000 })];
  return { assets: [asset], playlists: [{ id: "pl_a", name: "A", items }] };
}

test("a new root is walked to by itself; the revoked key signs nothing any more", async () => {
  await hub.publish(editionWith("it_1"), { settings });
  await board.start();
  await untilItem(board, "it_1");
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
  await hub.rotateRoot();
  await hub.publish(editionWith("it_2"), { settings, rootVersion: 2 });
  hub.nudge();
  await untilItem(board, "it_2");
  const revoked = manifestOf(hub.keys, {
    revision: 3_000,
    issuedAtMs: nowMs(),
    notBeforeMs: nowMs(),
    settings,
  });
  hub.serveManifest(await sign("manifest", revoked, hub.keys.programme));
  hub.nudge();
  await untilError(board, "role_wrong");
  await board.stop();
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "it_2");
}, 30_000);

test("when the freshness runs out the board says stale and plays on", async () => {
  hub.statusLifeMs = 2_000;
  await hub.publish(editionWith("it_1"), { settings });
  await board.start();
  await untilItem(board, "it_1");
  await until("playing", async () => (await board.status().catch(() => null))?.mode === "playing");
  await hub.close();
  await until("stale", async () => (await board.status()).mode === "stale", 15_000);
  expect(board.scene()?.item?.item.id).toBe("it_1");
  await until("a stale scene", () => board.scene()?.stale === true, 15_000);
  hub.statusLifeMs = 600_000;
  await hub.open();
  await until("fresh again", async () => (await board.status()).mode === "playing", 20_000);
}, 50_000);

test("assets needed soon are waited for: the old programme plays until they are here", async () => {
  await hub.publish(editionWith("it_1"), { settings });
  await board.start();
  await untilItem(board, "it_1");
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
  await until("the first revision", async () => (await board.status()).revision === 1_001);
  let isOpen = false;
  const next = editionWith("it_2");
  hub.fault = (request, response) => {
    if (isOpen || !request.url?.startsWith("/v1/assets/")) return false;
    response.destroy();
    return true;
  };
  await hub.publish(next, { settings });
  hub.nudge();
  const tries = () => hub.requests.filter(({ path }) => path === `/v1/assets/${next.assets[0]?.hash}`).length;
  await until("two tries", () => tries() >= 2, 15_000);
  expect((await board.status()).revision).toBe(1_001);
  expect(board.scene()?.item?.item.id).toBe("it_1");
  isOpen = true;
  await untilItem(board, "it_2");
}, 40_000);
