/**
 * An urgent message waits for no frame, no fade and no face: what arrives is whole when the next frame is
 * drawn.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type BoardPage, openBoard } from "../board/open-board.ts";
import { imageItem, sceneOf, showing, small, takeoverOf } from "../board/scenes.ts";

let board: BoardPage;
beforeAll(async () => {
  board = await openBoard();
});
afterAll(() => board.close());
beforeEach(() => board.fresh(small));
afterEach(() => expect(board.failures).toEqual([]));

const itemAt = (n: number) =>
  showing(imageItem(`i${n}`, n % 2 === 0 ? board.media.red : board.media.blue), n * 1_500, (n + 1) * 1_500);
const sceneWith = (fields: Readonly<Record<string, unknown>>) =>
  sceneOf(fields, [board.media.red, board.media.blue]);

test("in the middle of a fade it is drawn within the task that brings it, and the fade is over", async () => {
  await board.show(sceneWith({ item: itemAt(0), next: itemAt(1) }));
  await board.reported({ type: "shown", itemId: "i1" as never });
  const seen = await board.page.evaluate(
    async (given) => {
      const root = document.querySelector("sign-board")?.shadowRoot;
      const fades = () =>
        [...(root?.querySelectorAll(".layer") ?? [])].flatMap((layer) => layer.getAnimations()).length;
      const before = fades();
      window.preview.show({ ...given, nowMs: given.nowMs + 1_700 });
      // Only what is already due runs here: no frame, no timer, no other task.
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      const takeover = root?.querySelector("sign-takeover")?.shadowRoot;
      const title = takeover?.querySelector("h1")?.getBoundingClientRect();
      const fitted = takeover?.querySelector<HTMLElement>("[data-fit]")?.style.getPropertyValue("--fit");
      return { before, after: fades(), widthPx: title?.width ?? 0, fitted };
    },
    sceneWith({ item: itemAt(1), next: itemAt(2), takeover: takeoverOf("flood") }),
  );
  expect(seen.before).toBeGreaterThan(0);
  expect(seen.after).toBe(0);
  expect(seen.widthPx).toBeGreaterThan(100);
  expect(seen.fitted).not.toBe("");
});

test("after the page was busy it stands in the first frame", async () => {
  await board.show(sceneWith({ item: itemAt(0) }));
  await board.reported({ type: "shown" });
  const isThere = await board.page.evaluate(
    async (given) => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => window.preview.show(given));
      channel.port1.start();
      channel.port2.postMessage("scene");
      const untilMs = performance.now() + 700;
      while (performance.now() < untilMs);
      // The message waits already; the frame that follows it is the first that can show anything.
      await new Promise((resolve) => {
        channel.port1.addEventListener("message", () => requestAnimationFrame(resolve));
      });
      const takeover = document.querySelector("sign-board")?.shadowRoot?.querySelector("sign-takeover");
      return (takeover?.shadowRoot?.querySelector("h1")?.getBoundingClientRect().height ?? 0) > 0;
    },
    sceneWith({ item: itemAt(0), takeover: takeoverOf("flood") }),
  );
  expect(isThere).toBe(true);
});

test("a drill's hatch never covers the proof mark", async () => {
  const takeover = takeoverOf("drill", { mark: 0x0f0f0f, exercise: true });
  await board.show(sceneWith({ takeover }));
  await board.reported({ type: "takeover-shown" });
  const top = await board.page.evaluate(
    () => document.querySelector("sign-board")?.shadowRoot?.elementFromPoint(4, innerHeight - 4)?.localName,
  );
  expect(top).toBe("sign-mark");
});

test("it is rehearsed out of sight: its faces come first, and nothing is left of it", async () => {
  await board.show(sceneWith({ item: itemAt(0) }));
  const state = () =>
    board.page.evaluate(() => ({
      hasFace: [...document.fonts].some(({ weight, status }) => weight === "800" && status === "loaded"),
      takeovers: document.querySelector("sign-board")?.shadowRoot?.querySelectorAll("sign-takeover").length,
    }));
  await expect.poll(state, { timeout: 10_000 }).toEqual({ hasFace: true, takeovers: 0 });
  expect(await board.messages()).not.toContainEqual(expect.objectContaining({ type: "takeover-shown" }));
});
