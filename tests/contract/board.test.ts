/** A board's shape follows from its size alone. */
import { expect, test } from "vitest";
import { type BoardShape, BoardSettings, shapeOf } from "../../contract/board.ts";

test.each<[number, number, BoardShape]>([
  [1920, 1080, "landscape"],
  [3840, 2160, "landscape"],
  [1280, 640, "landscape"],
  [1080, 1920, "portrait"],
  [1920, 128, "strip"],
  [1920, 360, "strip"],
  [384, 128, "strip"],
  [384, 64, "low"],
  [320, 32, "low"],
])("%i x %i is %s", (widthPx, heightPx, shape) => {
  expect(shapeOf({ widthPx, heightPx })).toBe(shape);
});

test("settings have safe defaults: the local folder is off, plays risk thirty seconds at most", () => {
  expect(BoardSettings.parse({})).toMatchObject({
    localFolder: false,
    playsBatchMs: 30_000,
    houseLoopAfterMs: null,
  });
});
