import { randomBytes } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem } from "../support/trust-fixture.ts";
import {
  type TestBoard,
  makePairedBoard,
  paint,
  quietPorts,
  until,
  untilError,
  untilItem,
} from "./board-under-test.ts";

let hub: FakeHub;
let board: TestBoard;

beforeEach(async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
  board = await makePairedBoard(hub);
  const asset = addPicture(hub, randomBytes(20_000));
  const items = [imageItem({ asset: asset.hash })];
  await hub.publish({ assets: [asset], playlists: [{ id: "pl_a", name: "A", items }] });
  await board.start();
  await untilItem(board, "it_1");
});
afterEach(async () => {
  await board.remove();
  await hub.close();
});

test("every database destroyed, no network: the picture comes from the slots, the hub is told", async () => {
  await board.stop();
  await hub.close();
  for (const file of readdirSync(join(board.dataFolder, "db"))) {
    writeFileSync(join(board.dataFolder, "db", file), randomBytes(8_192));
  }
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "it_1");
  await untilError(board, "store_damaged");
  expect(readdirSync(join(board.dataFolder, "db", "quarantine")).length).toBeGreaterThanOrEqual(3);
  await hub.open();
  const told = () =>
    hub.heartbeats.flatMap(({ incidents }) => incidents).some(({ code }) => code === "store_damaged");
  await until("the hub was told", told, 20_000);
}, 40_000);

test("one slot torn: the other one plays", async () => {
  await board.stop();
  await hub.close();
  const slot = join(board.dataFolder, "slots", "a");
  const whole = readFileSync(slot, "utf8");
  writeFileSync(join(board.dataFolder, "slots", "b"), whole.slice(0, whole.length / 2));
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "it_1");
  await untilError(board, "slot_damaged");
});

test.each(["a", "b"])(
  "every database destroyed and slot %s torn at once: a picture stands within seconds",
  async (name) => {
    await board.stop();
    await hub.close();
    for (const file of readdirSync(join(board.dataFolder, "db")))
      writeFileSync(join(board.dataFolder, "db", file), randomBytes(8_192));
    const slots = join(board.dataFolder, "slots");
    const whole = readFileSync(join(slots, "a"), "utf8");
    writeFileSync(join(slots, "b"), whole);
    writeFileSync(join(slots, name), whole.slice(0, whole.length / 3));
    board.scenes.length = 0;
    await board.start();
    await untilItem(board, "it_1");
    for (const code of ["store_damaged", "slot_damaged"]) await untilError(board, code);
  },
);

test("databases and both slots destroyed at once: the house loop stands within seconds", async () => {
  await board.stop();
  await hub.close();
  for (const folder of ["db", "slots"])
    for (const file of readdirSync(join(board.dataFolder, folder)))
      writeFileSync(join(board.dataFolder, folder, file), randomBytes(8_192));
  board.scenes.length = 0;
  await board.start();
  const scene = await until("a picture", () => board.scene());
  expect(scene.item?.campaign).toBeNull();
  for (const code of ["store_damaged", "slot_damaged"]) await untilError(board, code);
});

test("a slot whose documents were changed on the disk does not play", async () => {
  await board.stop();
  await hub.close();
  const { createHash } = await import("node:crypto");
  for (const name of readdirSync(join(board.dataFolder, "slots"))) {
    const path = join(board.dataFolder, "slots", name);
    const [, body = ""] = readFileSync(path, "utf8").split("\n");
    const slot = JSON.parse(body) as { manifest: string };
    const [header, payload = "", signature] = slot.manifest.split(".");
    const text = Buffer.from(payload, "base64url")
      .toString("utf8")
      .replace("Hành lang tầng 1", "Hành lang tầng 2");
    slot.manifest = [header, Buffer.from(text).toString("base64url"), signature].join(".");
    const forged = JSON.stringify(slot);
    writeFileSync(path, `${createHash("sha256").update(forged).digest("hex")}\n${forged}`);
  }
  board.scenes.length = 0;
  await board.start();
  await untilError(board, "sig_bad");
  expect(board.scenes.every(({ item }) => item?.item.id !== "it_1")).toBe(true);
  expect(board.scene()?.item).not.toBeNull();
});

test("a lost membership file is found again in the slot", async () => {
  await board.stop();
  writeFileSync(join(board.dataFolder, "membership.json"), "{ torn");
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "it_1");
  expect((await until("status", () => board.status())).mode).not.toBe("unpaired");
});

test("play numbers never repeat, even when plays.db was lost", async () => {
  paint(board);
  await board.stop();
  writeFileSync(join(board.dataFolder, "db", "plays.db"), randomBytes(4_096));
  board.scenes.length = 0;
  await board.start();
  await untilItem(board, "it_1");
  paint(board);
  await board.stop();
  await board.start();
  await until("plays at the hub", () => hub.plays.length > 0, 15_000);
  expect(Math.min(...hub.plays.map(({ n }) => n))).toBeGreaterThan(1_000);
}, 30_000);
