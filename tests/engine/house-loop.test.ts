import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { HousePlaylist } from "../../contract/local-playlist.ts";
import { lastResortHouse } from "../../engine/content/house-loop.ts";
import { type TestBoard, makeBoard, makeFolder, until, untilError } from "./board-under-test.ts";

let board: TestBoard;

afterEach(async () => {
  await board.remove();
});

test("the last resort is a playlist that needs no file", () => {
  expect(HousePlaylist.parse(lastResortHouse().playlist).items.length).toBe(1);
  board = makeBoard(null);
});

test.each([
  ["missing", null],
  ["broken", "{ not json"],
  ["empty", JSON.stringify({ v: 1, publisher: { name: "A", shortName: "A" }, items: [] })],
])("with a house playlist that is %s a board is poor, not blank", async (_what, text) => {
  const folder = makeFolder();
  const houseFile = join(folder, "house.json");
  if (text !== null) writeFileSync(houseFile, text);
  board = makeBoard(null, { houseFile });
  await board.start();
  const scene = await until("a scene", () => board.scene());
  expect(scene.item?.item.id).toBe("house_last_resort");
  const { errors } = await until("status.json", () => board.status().catch(() => null));
  expect(errors.length).toBe(1);
  rmSync(folder, { recursive: true, force: true });
});

test("a house picture that is missing from the disk is left out, the rest plays", async () => {
  const folder = makeFolder();
  const houseFile = join(folder, "house.json");
  const picture = { id: "pic", kind: "image", title: "P", asset: "a".repeat(64), durationMs: 5_000 };
  const notice = lastResortHouse().playlist.items[0];
  const publisher = { name: "A", shortName: "A" };
  writeFileSync(houseFile, JSON.stringify({ v: 1, publisher, items: [picture, notice] }));
  board = makeBoard(null, { houseFile });
  await board.start();
  await until("a scene", () => board.scene());
  expect(board.scenes.every(({ item }) => item?.item.id === "house_last_resort")).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});

test("a strange message of the shell is counted and dropped", async () => {
  board = makeBoard(null);
  await board.start();
  board.tell({ type: "reboot" });
  board.tell("nonsense");
  await untilError(board, "message_bad");
  board.tell({ type: "ping", n: 7 });
  await until("pong", () => board.messages.some((message) => message.type === "pong" && message.n === 7));
});
