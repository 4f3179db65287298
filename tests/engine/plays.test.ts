import { randomBytes } from "node:crypto";
import { cpSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem, takeoverOf } from "../support/trust-fixture.ts";
import { type TestBoard, makePairedBoard, paint, quietPorts, until, untilItem } from "./board-under-test.ts";

const nowMs = () => quietPorts.clock.wallMs();
const settings = { playsBatchMs: 1_000, heartbeatEveryMs: 5_000 };
let hub: FakeHub;
let board: TestBoard;
let edition: { assets: unknown[]; playlists: unknown[] };

beforeEach(async () => {
  hub = await startFakeHub(nowMs);
  board = await makePairedBoard(hub);
  const asset = addPicture(hub, randomBytes(20_000));
  const items = ["it_1", "it_2"].map((id) => imageItem({ id, asset: asset.hash, durationMs: 2_000 }));
  edition = { assets: [asset], playlists: [{ id: "pl_a", name: "A", items }] };
  await hub.publish(edition, { settings });
  await board.start();
  await until("content", () => board.scene()?.item?.campaign === "cp_1");
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

test("what was painted arrives once each over a power cut, and nothing else", async () => {
  const painted = new Set<string>();
  const paintAll = async (count: number) => {
    const goal = painted.size + count;
    await until(
      "items painted",
      () => {
        const item = board.scene()?.item;
        if (item && !painted.has(item.key)) {
          painted.add(item.key);
          paint(board);
        }
        return painted.size >= goal;
      },
      20_000,
    );
  };
  await paintAll(3);
  await until("plays at the hub", () => hub.plays.length >= 2, 15_000);
  // As after a power cut: the folder as it is on the disk, the open play in it.
  const copy = await makePairedBoard(hub);
  cpSync(board.dataFolder, copy.dataFolder, { recursive: true });
  await board.stop();
  board = copy;
  await board.start();
  await until("content", () => board.scene()?.item?.campaign === "cp_1");
  await until("the orphan", () => hub.plays.some(({ ended }) => ended === "interrupted"), 15_000);
  const ids = new Set(hub.plays.map(({ playId }) => playId));
  const orphans = hub.plays.filter(({ ended }) => ended === "interrupted");
  expect(new Set(orphans.map(({ playId }) => playId)).size).toBe(1);
  expect(ids.size).toBeLessThanOrEqual(painted.size + 1);
  for (const play of hub.plays) {
    expect(play.witness).toBe("glass");
    expect(play.clock).toBe("hub");
    expect(play.campaign).toBe("cp_1");
    expect(play.durationMs).toBeLessThanOrEqual(play.plannedMs + 1_000);
  }
}, 60_000);

test("receipted plays are not sent again", async () => {
  paint(board);
  await until("the next item", () => board.scene()?.item?.item.id === "it_2", 10_000);
  paint(board);
  await until("a play at the hub", () => hub.plays.length > 0, 15_000);
  await board.stop();
  await board.start();
  await until("content", () => board.scene()?.item?.campaign === "cp_1");
  await until("another heartbeat", () => hub.heartbeats.at(-1)?.playsUnreported === 0, 15_000);
  const numbers = hub.plays.map(({ n }) => n);
  expect(new Set(numbers).size).toBe(numbers.length);
}, 40_000);

test("a takeover is a play; a full one ends the play beneath it", async () => {
  paint(board);
  const fromMs = nowMs() - 1_000;
  const takeover = takeoverOf({ size: "full", fromMs, untilMs: fromMs + 4_000 });
  await hub.publish({ ...edition, takeovers: [takeover] }, { settings });
  hub.nudge();
  const scene = await until("the takeover", () => (board.scene()?.takeover ? board.scene() : null));
  const takeoverId = scene.takeover?.takeover.id;
  if (takeoverId === undefined) throw new Error("there is a takeover");
  board.say({ type: "takeover-shown", takeoverId, atMs: scene.nowMs });
  paint(board);
  await until("its end", () => board.scene()?.takeover === null, 10_000);
  await until("its play", () => hub.plays.some((play) => play.takeover === "to_1"), 20_000);
  const played = hub.plays.find((play) => play.takeover === "to_1");
  expect(played).toMatchObject({ item: null, campaign: null, ended: "complete" });
  const items = hub.plays.filter(({ item }) => item !== null);
  expect(items[0]).toMatchObject({ ended: "cut" });
  // The second `shown` came while nobody could see the item.
  expect(items.length).toBe(1);
}, 40_000);

test("an item that failed three times is set aside until the next revision", async () => {
  const fail = async (key: string) => {
    const scene = await until(
      "the item",
      () =>
        board.scene()?.item?.item.id === "it_1" && board.scene()?.item?.key !== key ? board.scene() : null,
      15_000,
    );
    const item = scene.item;
    if (item === null) throw new Error("there is an item");
    board.say({ type: "ended", key: item.key, itemId: item.item.id, atMs: scene.nowMs, how: "error" });
    return item.key;
  };
  let last = "";
  for (let failure = 0; failure < 3; failure += 1) last = await fail(last);
  await until(
    "it leaves",
    () => board.scene()?.item?.item.id === "it_2" && board.scene()?.next?.item.id === "it_2",
    15_000,
  );
  await until(
    "the incident",
    () => hub.heartbeats.flatMap(({ incidents }) => incidents).some(({ code }) => code === "decode"),
    15_000,
  );
  await hub.publish(edition, { settings });
  hub.nudge();
  await untilItem(board, "it_1");
}, 60_000);
