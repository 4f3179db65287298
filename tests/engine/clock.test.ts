import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLog } from "../../platform/log.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem, nowMs as hubStartMs } from "../support/trust-fixture.ts";
import { type TestBoard, makePairedBoard, quietPorts, until, untilItem } from "./board-under-test.ts";

const in1970 = systemPorts({ log: createLog({ level: "silent", name: "test" }), startAtMs: 0 });
let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
  board = await makePairedBoard(hub, {}, in1970);
  const asset = addPicture(hub, randomBytes(5_000));
  const items = [imageItem({ asset: asset.hash })];
  await hub.publish({ assets: [asset], playlists: [{ id: "pl_a", name: "A", items }] });
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

test("a board that wakes in 1970 takes the hub's signed time and plays at the right hour", async () => {
  await board.start();
  const scene = await untilItem(board, "it_1");
  expect(Math.abs(scene.nowMs - quietPorts.clock.wallMs())).toBeLessThan(10_000);
  const status = await until("the hub's time", async () => {
    const now = await board.status();
    return now.clock.trust === "hub" ? now : null;
  });
  expect(status.clock.offsetMs).toBeGreaterThan(hubStartMs - 60_000);
});

test("without a network it plays undated content by a time it does not trust, and says so", async () => {
  await board.start();
  await untilItem(board, "it_1");
  await board.stop();
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  const scene = await untilItem(board, "it_1");
  // What was verified was issued after this instant: it cannot be earlier.
  expect(scene.nowMs).toBeGreaterThanOrEqual(hubStartMs);
  expect((await until("status", () => board.status())).clock.trust).toBe("none");
});
