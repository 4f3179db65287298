/** Rule 7.2: a new revision is taken up at the end of the item on the glass, also across a restart. */
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Slot } from "../../contract/player-files.ts";
import { createSlots } from "../../engine/store/slots.ts";
import { join } from "node:path";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem } from "../support/trust-fixture.ts";
import { type TestBoard, makePairedBoard, quietPorts, until, untilItem } from "./board-under-test.ts";

let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

/** An hour-long item, so that its end does not come while the test runs. */
function longItem(id: string) {
  const asset = addPicture(hub, randomBytes(5_000));
  const item = imageItem({ id, asset: asset.hash, durationMs: 3_600_000 });
  return { assets: [asset], playlists: [{ id: "pl_a", name: "A", items: [item] }] };
}

const newestSlot = async (): Promise<Slot | undefined> =>
  (await createSlots(join(board.dataFolder, "slots")).read()).slots[0];

test("what is on the glass stays to its end over a new revision and over a restart", async () => {
  board = await makePairedBoard(hub);
  await hub.publish(longItem("old"));
  await board.start();
  const scene = await untilItem(board, "old");
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
  await hub.publish(longItem("fresh"));
  hub.nudge();
  const slot = await until("the flip", async () => {
    const newest = await newestSlot();
    return newest !== undefined && newest.seq > 1 ? newest : null;
  });
  expect(slot.adoptAtMs).toBe(scene.item?.endMs);
  expect(board.scene()?.item?.item.id).toBe("old");

  await board.stop();
  await hub.close();
  board.scenes.length = 0;
  await board.start();
  const again = await until("a scene", () => board.scene());
  expect([again.item?.item.id, again.item?.endMs]).toEqual(["old", scene.item?.endMs]);
}, 30_000);

test("what was withdrawn is not held, not even over a restart", async () => {
  board = await makePairedBoard(hub);
  await hub.publish(longItem("old"));
  await board.start();
  await untilItem(board, "old");
  await until("the nudge line", () => hub.requests.some(({ path }) => path === "/v1/nudges"));
  await hub.publish(longItem("fresh"));
  hub.nudge();
  await until("the flip", async () => ((await newestSlot())?.seq ?? 0) > 1);
  await board.stop();
  hub.withdrawn = { assets: [], items: [{ unit: "c07", id: "old" }], editions: [] };
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "fresh");
}, 30_000);
