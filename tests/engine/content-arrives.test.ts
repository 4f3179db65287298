import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assetPath } from "../../platform/files.ts";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem, takeoverOf } from "../support/trust-fixture.ts";
import {
  type TestBoard,
  makeBoard,
  makePairedBoard,
  quietPorts,
  until,
  untilItem,
} from "./board-under-test.ts";

const nowMs = () => quietPorts.clock.wallMs();
let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(nowMs);
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

export function withPicture(content: Buffer, changes: object = {}) {
  const asset = addPicture(hub, content);
  return {
    asset,
    edition: {
      assets: [asset],
      playlists: [{ id: "pl_a", name: "A", items: [imageItem({ asset: asset.hash, ...changes })] }],
    },
  };
}

test("an unpaired board plays the house loop, shows its code, and pairs only by its own papers", async () => {
  board = makeBoard(hub.url);
  const { edition, asset } = withPicture(randomBytes(90_000));
  await board.start();
  await until("a pairing code on the glass", () => board.scene()?.pairing?.userCode === "BCDF-GHJK");
  expect(board.scene()?.item?.campaign).toBeNull();
  expect(JSON.parse(readFileSync(join(board.config.runFolder, "pairing.json"), "utf8"))).toMatchObject({
    userCode: "BCDF-GHJK",
    number: "42",
  });
  expect((await until("status.json", () => board.status().catch(() => null))).mode).toBe("unpaired");
  // The fixture's placement names another key, so that this board must refuse it.
  hub.confirm();
  await until("the refusal", async () =>
    (await board.status()).errors.some(({ code }) => code === "board_mismatch"),
  );
  expect(board.scene()?.item?.campaign).toBeNull();
  await board.remove();

  board = await makePairedBoard(hub);
  await hub.publish(edition);
  await board.start();
  const scene = await untilItem(board, "it_1");
  expect(scene.pairing).toBeNull();
  expect(readFileSync(assetPath(join(board.dataFolder, "blobs"), asset.hash)).length).toBe(90_000);
});

test("a takeover waits for nothing, not even for the assets it comes with", async () => {
  board = await makePairedBoard(hub);
  const { edition } = withPicture(randomBytes(10_000));
  await hub.publish(edition);
  await board.start();
  await untilItem(board, "it_1");
  const late = addPicture(hub, randomBytes(20_000));
  hub.fault = (request, response) => {
    if (request.url !== `/v1/assets/${late.hash}`) return false;
    response.destroy();
    return true;
  };
  const takeover = takeoverOf({ fromMs: nowMs() - 1_000, untilMs: nowMs() + 60_000, asset: late.hash });
  await hub.publish({ ...edition, assets: [...edition.assets, late], takeovers: [takeover] });
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
  hub.nudge();
  const scene = await until("the takeover", () => (board.scene()?.takeover ? board.scene() : null));
  expect(scene.takeover?.takeover.asset).toBeNull();
  expect(scene.item?.item.id).toBe("it_1");
});

test("the picture is back after a restart without a network", async () => {
  board = await makePairedBoard(hub);
  const { edition } = withPicture(randomBytes(10_000));
  await hub.publish(edition);
  await board.start();
  await untilItem(board, "it_1");
  await board.stop();
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  const scene = await untilItem(board, "it_1");
  expect(board.scenes[0]?.item?.item.id).toBe("it_1");
  expect(scene.assets).not.toEqual({});
});

test("a corrupt asset is never shown: the rest plays, it is fetched again", async () => {
  board = await makePairedBoard(hub);
  const { edition, asset } = withPicture(randomBytes(50_000));
  await hub.publish(edition);
  await board.start();
  await untilItem(board, "it_1");
  await board.stop();
  const path = assetPath(join(board.dataFolder, "blobs"), asset.hash);
  writeFileSync(path, randomBytes(50_000));
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  await until("a scene", () => board.scene());
  expect(board.scenes.every(({ item }) => item?.campaign === null)).toBe(true);
  await hub.open();
  await until(
    "the second try",
    () => hub.requests.filter(({ path: asked }) => asked.includes(asset.hash)).length > 1,
    20_000,
  );
  await untilItem(board, "it_1");
  expect(readFileSync(path)).toEqual(hub.assets.get(asset.hash));
}, 40_000);

test("what the hub withdraws leaves the glass at once and stays away over an offline restart", async () => {
  board = await makePairedBoard(hub);
  const { edition } = withPicture(randomBytes(10_000));
  await hub.publish(edition, { settings: { heartbeatEveryMs: 5_000 } });
  await board.start();
  await untilItem(board, "it_1");
  hub.withdrawn = { assets: [], items: [{ unit: "c07", id: "it_1" }], editions: [] };
  await until("it is gone", () => board.scene()?.item?.item.id !== "it_1", 15_000);
  await board.stop();
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  await until("a scene", () => board.scene());
  expect(board.scenes.some(({ item }) => item?.item.id === "it_1")).toBe(false);
}, 30_000);
