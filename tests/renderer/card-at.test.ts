/** Which card stands at an offset. */
import { expect, test } from "vitest";
import { cardAt } from "../../renderer/items/card-at.ts";

const cards = [
  { card: "title" as const, index: 0, durationMs: 2_000 },
  { card: "signs" as const, index: 1, durationMs: 3_000 },
];

test.each([
  [-50, 0, 2_000],
  [0, 0, 2_000],
  [1_999, 0, 2_000],
  [2_000, 1, Infinity],
  [9_000, 1, Infinity],
])("at %i ms stands card %i", (offsetMs, position, untilMs) => {
  expect(cardAt(cards, offsetMs)).toMatchObject({ position, untilMs });
});

test("an item without cards is a broken promise", () => {
  expect(() => cardAt([], 0)).toThrow();
});
