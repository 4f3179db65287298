/** The stage on real glass: swaps only to what is painted, at its absolute time, and says what was seen. */
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Asset } from "../../contract/asset.ts";
import type { Scene } from "../../contract/scene.ts";
import { type BoardPage, openBoard } from "./board/open-board.ts";
import {
  documentItem, imageItem, noticeItem, sceneOf, showing, small, startMs, takeoverOf, videoItem,
} from "./board/scenes.ts"; // biome-ignore format: names in rows
import { watchGlass } from "./board/watch-glass.ts";

let board: BoardPage;
let assets: Asset[];

beforeAll(async () => {
  board = await openBoard();
  const { red, green, blue, film, broken, brokenFilm, missing, stalling } = board.media;
  assets = [red, green, blue, film, broken, brokenFilm, missing, stalling];
});
afterAll(() => board.close());
beforeEach(() => board.fresh(small));
afterEach(() => expect(board.failures).toEqual([]));

/** The colour of one pixel of the board, as `r,g,b`. */
async function colorAt(x = 320, y = 180): Promise<string> {
  const picture = await board.page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data].join(",");
}

/** Item elements alive in the page. */
function alive(): Promise<number> {
  return board.page.evaluate(
    () => document.querySelector("sign-board")?.shadowRoot?.querySelectorAll(".layer").length ?? -1,
  );
}

describe("an image", () => {
  test("is reported shown when it is on the glass, not before", async () => {
    await board.show(sceneOf({ item: showing(imageItem("red", board.media.red), 0, 60_000) }, assets));
    expect(await board.reported({ type: "shown" })).toMatchObject({ key: `red@${startMs}`, itemId: "red" });
    expect(await colorAt()).toBe("255,0,0");
  });

  test("carries its mark in the corner of the picture", async () => {
    const item = showing(imageItem("red", board.media.red, { mark: 0xabcdef }), 0, 60_000);
    await board.show(sceneOf({ item }, assets));
    await board.reported({ type: "shown" });
    // Left column black, white margin around: cells of 3 px on a board of 360 px.
    expect(await colorAt(640 - 30 + 4, 360 - 30 + 10)).toBe("0,0,0");
    expect(await colorAt(640 - 30 + 1, 360 - 30 + 10)).toBe("255,255,255");
  });
});

describe("what cannot be shown", () => {
  test.each(["broken", "missing"] as const)(
    "a %s picture ends with an error and the last one stays",
    async (name) => {
      await board.show(sceneOf({ item: showing(imageItem("red", board.media.red), 0, 500) }, assets));
      await board.reported({ type: "shown" });
      const item = showing(imageItem("bad", board.media[name]), 500, 60_000);
      await board.show(sceneOf({ nowMs: startMs + 600, item }, assets));
      expect(await board.reported({ type: "ended", how: "error" })).toMatchObject({ itemId: "bad" });
      expect(await colorAt()).toBe("255,0,0");
      expect((await board.messages()).filter(({ type }) => type === "shown")).toHaveLength(1);
    },
  );

  test("a broken film ends with an error, and the item after it comes on", async () => {
    const item = showing(videoItem("bad", board.media.brokenFilm), 0, 1_000);
    const next = showing(imageItem("green", board.media.green), 1_000, 60_000);
    await board.show(sceneOf({ item, next }, assets));
    await board.reported({ type: "ended", itemId: "bad" as never, how: "error" });
    await board.reported({ type: "shown", itemId: "green" as never });
    expect(await colorAt()).toBe("0,255,0");
  });

  test("a scene that is none is dropped and the picture stays", async () => {
    await board.show(sceneOf({ item: showing(imageItem("red", board.media.red), 0, 60_000) }, assets));
    await board.reported({ type: "shown" });
    await board.show({ v: 1, nowMs: "soon" } as unknown as Scene);
    expect(await colorAt()).toBe("255,0,0");
  });
});

describe("a video", () => {
  test("enters at the offset the clock says and moves on", async () => {
    const item = showing(videoItem("film", board.media.film), 0, 4_000);
    await board.show(sceneOf({ nowMs: startMs + 2_000, item }, assets));
    await board.reported({ type: "shown" });
    const time = await board.page.evaluate(async () => {
      const video = document
        .querySelector("sign-board")
        ?.shadowRoot?.querySelector("sign-video-item")
        ?.shadowRoot?.querySelector("video");
      if (!video) throw new Error("no film");
      const before = video.currentTime;
      await new Promise((resolve) => video.addEventListener("timeupdate", resolve, { once: true }));
      await new Promise((resolve) => video.addEventListener("timeupdate", resolve, { once: true }));
      return { before, after: video.currentTime };
    });
    expect(time.before).toBeGreaterThanOrEqual(1.9);
    expect(time.after).toBeGreaterThan(time.before);
  });

  test("that stands still for five seconds ends with an error, and its last frame stays", async () => {
    const item = showing(videoItem("film", board.media.stalling), 0, 60_000);
    await board.show(sceneOf({ item }, assets));
    await board.reported({ type: "shown" });
    await board.reported({ type: "ended", how: "error" });
    expect(await alive()).toBe(1);
  });

  test("holds its last frame when it is shorter than its time", async () => {
    const item = showing(videoItem("film", board.media.film), 0, 60_000);
    await board.show(sceneOf({ nowMs: startMs + 30_000, item }, assets));
    await board.reported({ type: "shown" });
    expect(await colorAt()).toMatch(/^25\d,25\d,\d$/);
  });
});

describe("a document", () => {
  test("turns its pages at their times and reports one showing", async () => {
    const { red, green, blue } = board.media;
    const cards = [0, 1, 2].map((index) => ({ card: "page", index, durationMs: 1_000 }));
    const item = showing(documentItem("paper", [red, green, blue]), 0, 3_000, cards);
    await board.show(sceneOf({ item, motion: false }, assets));
    await board.reported({ type: "shown" });
    expect(await colorAt()).toBe("255,0,0");
    await expect.poll(() => colorAt(), { timeout: 5_000 }).toBe("0,255,0");
    await expect.poll(() => colorAt(), { timeout: 5_000 }).toBe("0,0,255");
    expect((await board.messages()).filter(({ type }) => type === "shown")).toHaveLength(1);
  });
});

describe("the next item", () => {
  test("comes on by itself at its time when the engine is silent; the old one was complete", async () => {
    const item = showing(imageItem("red", board.media.red), 0, 1_500);
    const next = showing(imageItem("blue", board.media.blue), 1_500, 60_000);
    await board.show(sceneOf({ item, next }, assets));
    const shown = await board.reported({ type: "shown", itemId: "blue" as never });
    expect(shown.type === "shown" && shown.atMs).toBeGreaterThanOrEqual(startMs + 1_500);
    expect(await board.reported({ type: "ended" })).toMatchObject({ itemId: "red", how: "complete" });
    await expect.poll(() => colorAt()).toBe("0,0,255");
  });

  test("an item taken off early was cut", async () => {
    await board.show(sceneOf({ item: showing(imageItem("red", board.media.red), 0, 60_000) }, assets));
    await board.reported({ type: "shown" });
    const item = showing(imageItem("green", board.media.green), 800, 60_000);
    await board.show(sceneOf({ nowMs: startMs + 900, item }, assets));
    expect(await board.reported({ type: "ended" })).toMatchObject({ itemId: "red", how: "cut" });
  });

  test("an item whose text was corrected while it is shown comes on again under the same key", async () => {
    await board.show(sceneOf({ item: showing(noticeItem("tip"), 0, 60_000) }));
    await board.reported({ type: "shown" });
    const item = showing(noticeItem("tip", { title: "corrected" }), 0, 60_000);
    await board.show(sceneOf({ nowMs: startMs + 500, item }));
    await board.reported({ type: "ended", how: "cut" });
    await expect
      .poll(async () => (await board.messages()).filter(({ type }) => type === "shown").length)
      .toBe(2);
  });

  test("nothing to show leaves the picture that is always there", async () => {
    const ground = await colorAt(10, 10);
    await board.show(sceneOf({ item: showing(imageItem("red", board.media.red), 0, 60_000) }, assets));
    await board.reported({ type: "shown" });
    await board.show(sceneOf({ nowMs: startMs + 500 }));
    await board.reported({ type: "ended", how: "cut" });
    expect(await alive()).toBe(0);
    expect(await colorAt(10, 10)).toBe(ground);
  });
});

describe("a full takeover", () => {
  test("is reported when painted; what it hides is cut, and shown again when it is lifted", async () => {
    const item = showing(imageItem("red", board.media.red), 0, 60_000);
    await board.show(sceneOf({ item }, assets));
    await board.reported({ type: "shown" });
    await board.show(sceneOf({ nowMs: startMs + 500, item, takeover: takeoverOf("flood") }, assets));
    await board.reported({ type: "takeover-shown", takeoverId: "flood" as never });
    await board.reported({ type: "ended", how: "cut" });
    await board.reported({ type: "beat", key: null });
    await board.show(sceneOf({ nowMs: startMs + 1_500, item }, assets));
    await expect
      .poll(async () => (await board.messages()).filter(({ type }) => type === "shown").length)
      .toBe(2);
    expect(await colorAt()).toBe("255,0,0");
  });
});

describe("swaps", () => {
  test.each([true, false])(
    "never show an empty frame, over every pair of kinds (motion %s)",
    async (motion) => {
      const { red, green, film, broken, missing } = board.media;
      const kinds = [
        (id: string) => imageItem(id, id.length % 2 === 0 ? red : green),
        (id: string) => videoItem(id, film),
        (id: string) => noticeItem(id),
        (id: string) => imageItem(id, broken),
        (id: string) => imageItem(id, missing),
      ];
      // Every ordered pair stands somewhere in this round: 0 0 1 0 2 0 3 0 4, 1 1 2 1 3 1 4, ...
      const order = kinds.flatMap((_kind, a) => [a, ...kinds.flatMap((_other, b) => (b > a ? [b, a] : []))]);
      const stretchMs = 700;
      const items = order.map((kind, n) =>
        showing(kinds[kind]?.(`item-${n}`) ?? {}, n * stretchMs, (n + 1) * stretchMs),
      );
      const scenes = items.map((item, n) => sceneOf({ item, next: items[n + 1] ?? null, motion }, assets));
      const glass = await watchGlass(board.page);
      const most = await board.page.evaluate(
        async ({ given, everyMs }) => {
          const beganAtMs = performance.now();
          let mostAlive = 0;
          for (const [n, scene] of given.entries()) {
            window.preview.show({ ...scene, nowMs: Math.floor(scene.nowMs + performance.now() - beganAtMs) });
            while (performance.now() - beganAtMs < (n + 1) * everyMs) {
              await new Promise((resolve) => requestAnimationFrame(resolve));
              const layers = document.querySelector("sign-board")?.shadowRoot?.querySelectorAll(".layer");
              mostAlive = Math.max(mostAlive, layers?.length ?? 0);
            }
          }
          return mostAlive;
        },
        { given: scenes, everyMs: stretchMs },
      );
      const { frames, blanks } = await glass.stop();
      expect(frames).toBeGreaterThan(order.length);
      expect(blanks).toEqual([]);
      expect(most).toBeLessThanOrEqual(3);
      const messages = await board.messages();
      expect(messages.filter((each) => each.type === "ended" && each.how === "error")).toHaveLength(
        order.filter((kind) => kind >= 3).length,
      );
    },
    90_000,
  );

  test("come at their absolute times: lateness does not add up", async () => {
    const { red, blue } = board.media;
    const stretchMs = 1_000;
    const items = Array.from({ length: 8 }, (_, n) =>
      showing(imageItem(`item-${n}`, n % 2 === 0 ? red : blue), n * stretchMs, (n + 1) * stretchMs),
    );
    // The engine speaks once a stretch and a little late each time; the main thread is held up as well.
    const scenes = items.map((item, n) => sceneOf({ item, next: items[n + 1] ?? null }, assets));
    await board.page.evaluate(async (given) => {
      const beganAtMs = performance.now();
      for (const [n, scene] of given.entries()) {
        while (performance.now() - beganAtMs < n * 1_000 + 60) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        window.preview.show({ ...scene, nowMs: Math.floor(scene.nowMs + performance.now() - beganAtMs) });
      }
    }, scenes);
    await board.reported({ type: "shown", itemId: "item-7" as never });
    const late = (await board.messages())
      .filter((message) => message.type === "shown")
      .slice(1)
      .map((message, n) => message.atMs - (startMs + (n + 1) * stretchMs));
    expect(late).toHaveLength(7);
    // No timed bar: later swaps must simply not be later than the first ones by what would have added up.
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...late.slice(-3))).toBeLessThan(60 * 3);
  });
});
