import { expect, test } from "vitest";
import { createBoardClock } from "../../engine/playback/board-clock.ts";
import { createStateStore } from "../../engine/store/state-store.ts";
import { state0001Init } from "../../engine/store/migrations/state-0001-init.ts";
import { openDatabase } from "../../platform/sqlite.ts";
import { createFakeClock } from "../support/fake-clock.ts";

const year2026 = Date.UTC(2026, 10, 23);

function memoryStore() {
  return createStateStore(openDatabase(":memory:", { durability: "full", migrations: [state0001Init] }));
}

test("a signed time rules the clock, half of the way back added", () => {
  const clock = createFakeClock(year2026);
  const board = createBoardClock(clock, memoryStore());
  const sentMonoMs = clock.monoMs();
  clock.pass(200);
  board.takeSignedTime(year2026 + 5_000, sentMonoMs);
  expect(board.now()).toMatchObject({ nowMs: year2026 + 5_100, trust: "hub" });
  clock.pass(1_000);
  expect(board.nowMs()).toBe(year2026 + 6_100);
});

test("the floor survives a restart in 1970, and only verified time raises it", () => {
  const store = memoryStore();
  const before = createBoardClock(createFakeClock(year2026), store);
  before.takeIssueTime(year2026 + 1_000_000);
  before.saveFloor();
  const after = createBoardClock(createFakeClock(0), store);
  expect(after.now()).toMatchObject({ nowMs: year2026 + 1_000_000, trust: "none" });
  const in2099 = createBoardClock(createFakeClock(Date.UTC(2099, 0, 1)), store);
  in2099.saveFloor();
  expect(store.fact("floor_ms")).toBe(String(year2026 + 1_000_000));
});

test("a system clock that jumps is noticed once", () => {
  const clock = createFakeClock(year2026);
  const board = createBoardClock(clock, memoryStore());
  clock.pass(60_000);
  expect(board.hasWallJumped()).toBe(false);
  clock.stepWall(10 * 3_600_000);
  expect(board.hasWallJumped()).toBe(true);
  expect(board.hasWallJumped()).toBe(false);
});
