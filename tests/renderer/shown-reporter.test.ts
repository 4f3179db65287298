/** What was seen is reported once, and how it ended is told truly. */
import { beforeEach, describe, expect, test } from "vitest";
import type { TakeoverId } from "../../contract/ids.ts";
import type { RendererMessage, SceneItem } from "../../contract/scene.ts";
import { type ShownReporter, createShownReporter } from "../../renderer/shown-reporter.ts";
import { sceneOf, showing, startMs } from "./board/scenes.ts";

let nowMs: number;
let sent: RendererMessage[];
let reporter: ShownReporter;

function itemOf(id: string): SceneItem {
  const asset = "a".repeat(64);
  const item = { id, kind: "image", title: id, asset, durationMs: 10_000 };
  const scene = sceneOf({ item: showing(item, 0, 10_000) });
  if (scene.item === null) throw new Error("the scene has an item");
  return scene.item;
}

beforeEach(() => {
  nowMs = startMs;
  sent = [];
  reporter = createShownReporter((message) => sent.push(message), { nowMs: () => nowMs, anchor() {} });
});

describe("a showing", () => {
  test("is reported once, however often it is painted", () => {
    const item = itemOf("one");
    reporter.shown(item);
    reporter.shown(item);
    expect(sent.map(({ type }) => type)).toEqual(["shown"]);
  });

  test("was complete when it stayed to its end, and cut when it did not", () => {
    const item = itemOf("one");
    reporter.shown(item);
    nowMs = startMs + 5_000;
    reporter.left(item);
    reporter.shown(item);
    nowMs = startMs + 9_950;
    reporter.left(item);
    expect(sent.map((message) => message.type === "ended" && message.how)).toEqual([
      false,
      "cut",
      false,
      "complete",
    ]);
  });

  test("that was never on the glass does not end", () => {
    reporter.left(itemOf("one"));
    expect(sent).toEqual([]);
  });

  test("that broke ends once", () => {
    const item = itemOf("one");
    reporter.shown(item);
    reporter.failed(item);
    reporter.left(item);
    expect(sent.map(({ type }) => type)).toEqual(["shown", "ended"]);
  });

  test("ends before the next one is shown", () => {
    reporter.shown(itemOf("one"));
    reporter.shown(itemOf("two"));
    expect(sent.map(({ type }) => type)).toEqual(["shown", "ended", "shown"]);
  });

  test("carries board time in whole milliseconds", () => {
    nowMs = startMs + 0.4;
    reporter.takeoverShown("flood" as TakeoverId);
    expect(sent[0]).toEqual({ type: "takeover-shown", takeoverId: "flood", atMs: startMs });
  });
});
