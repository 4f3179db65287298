/** The beat is a sign of life of the glass, not of the timers. */
import { expect, test } from "vitest";
import type { RendererMessage } from "../../contract/scene.ts";
import { startBeat } from "../../renderer/beat.ts";

function started() {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const sent: RendererMessage[] = [];
  const ports = {
    monotonicMs: () => 0,
    after: (_delayMs: number, run: () => void) => (timers.push(run), () => timers.splice(0)),
    onFrame: (run: () => void) => (frames.push(run), () => frames.splice(0)),
  };
  const clock = { nowMs: () => 1_000.6, anchor() {} };
  const stop = startBeat({
    ports,
    clock,
    send: (message) => sent.push(message),
    onGlass: () => null,
    isVisible: () => true,
  });
  const run = (queue: (() => void)[]) => queue.splice(0).forEach((each) => each());
  return { frames, timers, sent, stop, frame: () => run(frames), second: () => run(timers) };
}

test("beats once a second, from a frame, and counts", () => {
  const { frame, second, sent } = started();
  frame();
  second();
  frame();
  expect(sent).toEqual([
    { type: "beat", frames: 1, key: null, visible: true, atMs: 1_001 },
    { type: "beat", frames: 2, key: null, visible: true, atMs: 1_001 },
  ]);
});

test("falls silent when no frames are drawn", () => {
  const { second, sent } = started();
  second();
  second();
  expect(sent).toEqual([]);
});

test("stops", () => {
  const { frame, second, sent, stop } = started();
  frame();
  stop();
  second();
  frame();
  expect(sent).toHaveLength(1);
});
