/** Board time follows the scenes, undisturbed by how long they were on their way. */
import { expect, test } from "vitest";
import { createBoardClock } from "../../renderer/board-clock.ts";

function clockAt() {
  const monotonic = { ms: 1_000 };
  return { monotonic, clock: createBoardClock({ monotonicMs: () => monotonic.ms }) };
}

test("board time runs on with the monotonic clock", () => {
  const { monotonic, clock } = clockAt();
  clock.anchor(50_000);
  monotonic.ms += 700;
  expect(clock.nowMs()).toBe(50_700);
});

test("a scene that was held up on its way does not set the clock back", () => {
  const { monotonic, clock } = clockAt();
  clock.anchor(50_000);
  monotonic.ms += 1_150;
  clock.anchor(51_000);
  expect(clock.nowMs()).toBe(51_150);
});

test("a scene that came quicker than those before it corrects the clock", () => {
  const { monotonic, clock } = clockAt();
  clock.anchor(50_000);
  monotonic.ms += 1_000;
  clock.anchor(51_040);
  expect(clock.nowMs()).toBe(51_040);
});

test.each([-3_600_000, 3_600_000])("a clock stepped by %i ms is followed", (byMs) => {
  const { monotonic, clock } = clockAt();
  clock.anchor(5_000_000);
  monotonic.ms += 1_000;
  clock.anchor(5_001_000 + byMs);
  expect(clock.nowMs()).toBe(5_001_000 + byMs);
});
