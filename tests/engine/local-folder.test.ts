import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeHub, startFakeHub } from "../support/fake-hub.ts";
import { smallPicture } from "../hub/small-picture.ts";
import {
  type TestBoard,
  makeBoard,
  makeFolder,
  makePairedBoard,
  quietPorts,
  until,
  untilError,
} from "./board-under-test.ts";

let board: TestBoard;
let hub: FakeHub | null = null;
let local: string;

beforeEach(() => {
  local = makeFolder();
});
afterEach(async () => {
  await board.remove();
  await hub?.close();
  hub = null;
  rmSync(local, { recursive: true, force: true });
});

const titles = () => new Set(board.scenes.flatMap(({ item, next }) => [item?.item.title, next?.item.title]));

test("a picture dropped into the folder plays, and leaves when it is taken away", async () => {
  board = makeBoard(null, { localFolder: local });
  await board.start();
  expect(board.scene()?.item?.campaign).toBeNull();
  writeFileSync(join(local, "Lịch trực.png"), await smallPicture());
  const scene = await until(
    "the picture",
    () => (titles().has("Lịch trực.png") ? board.scene() : null),
    15_000,
  );
  expect(scene.item?.item).toMatchObject({ kind: "image", durationMs: 12_000 });
  expect(scene.item?.campaign).toMatch(/^local_/);
  rmSync(join(local, "Lịch trực.png"));
  await until(
    "the house loop",
    () => board.scene()?.next?.campaign === null || board.scene()?.item?.campaign === null,
    20_000,
  );
}, 40_000);

test("playlist.yaml sets the order and the dwell; each folder below is a playlist of its own", async () => {
  writeFileSync(join(local, "a.png"), await smallPicture("#101010"));
  writeFileSync(join(local, "b.png"), await smallPicture("#202020"));
  writeFileSync(join(local, "c.png"), await smallPicture("#303030"));
  writeFileSync(
    join(local, "playlist.yaml"),
    "dwellS: 5\nfiles:\n  - file: b.png\n    dwellS: 3\n  - file: c.png\n    skip: true\n",
  );
  mkdirSync(join(local, "lop-1a"));
  writeFileSync(join(local, "lop-1a", "d.png"), await smallPicture("#404040"));
  board = makeBoard(null, { localFolder: local });
  await board.start();
  await until("both playlists", () => titles().has("b.png") && titles().has("d.png"), 20_000);
  expect(titles().has("c.png")).toBe(false);
  const shown = board.scenes.flatMap(({ item }) => item ?? []).find(({ item }) => item.title === "b.png");
  if (shown) expect(shown.item).toMatchObject({ durationMs: 3_000 });
}, 40_000);

test("an error in playlist.yaml names file and line, and what plays plays on", async () => {
  writeFileSync(join(local, "a.png"), await smallPicture());
  writeFileSync(join(local, "playlist.yaml"), "dwellS: 5\n");
  board = makeBoard(null, { localFolder: local });
  await board.start();
  await until("the picture", () => titles().has("a.png"), 15_000);
  writeFileSync(join(local, "playlist.yaml"), "name: Lớp 1A\ndwelS: 7\n");
  await untilError(board, "local_folder_bad");
  board.scenes.length = 0;
  board.tell({ type: "hello", witness: "glass", size: { widthPx: 1_920, heightPx: 1_080 }, app: "0.1.0" });
  await until("still there", () => board.scene()?.item?.item.title === "a.png", 15_000);
}, 40_000);

test("a paired board leaves the folder alone unless its signed settings allow it", async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
  writeFileSync(join(local, "a.png"), await smallPicture());
  board = await makePairedBoard(hub, { localFolder: local });
  await board.start();
  await until("a heartbeat", () => (hub?.heartbeats.length ?? 0) > 0, 15_000);
  expect(hub.heartbeats.at(-1)?.local).toBe(false);
  expect(titles().has("a.png")).toBe(false);
  await hub.publish(
    { playlists: [], campaigns: [], assets: [], tickers: [] },
    { settings: { localFolder: true, heartbeatEveryMs: 5_000 } },
  );
  hub.nudge();
  await until("the picture", () => titles().has("a.png"), 15_000);
  await until("the heartbeat says so", () => hub?.heartbeats.at(-1)?.local === true, 15_000);
}, 50_000);
