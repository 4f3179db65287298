/** Every layout as a picture, kept to be judged; the measurable parts of a good one are checked here. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BoardSize } from "../../contract/board.ts";
import { type BoardPage, openBoard, screenshotsFolder } from "./board/open-board.ts";
import {
  landscape, low, noticeItem, portrait, sceneOf, showing, strip, takeoverOf, tickerOf,
} from "./board/scenes.ts"; // biome-ignore format: names in rows

let board: BoardPage;

beforeAll(async () => {
  await mkdir(screenshotsFolder, { recursive: true });
  board = await openBoard();
});
afterAll(() => board.close());

const sizes: readonly (readonly [string, BoardSize])[] = [
  ["1920x1080", landscape],
  ["1080x1920", portrait],
  ["1920x128", strip],
  ["384x64", low],
];

const notice = () =>
  showing(noticeItem("police", { mark: 0x123456 }), 0, 24_000, [
    { card: "title", index: 0, durationMs: 8_000 },
    { card: "signs", index: 1, durationMs: 8_000 },
    { card: "actions", index: 2, durationMs: 8_000 },
  ]);
const shortNotice = () =>
  showing(noticeItem("police"), 0, 24_000, [{ card: "short", index: 0, durationMs: 24_000 }]);
const ticker = tickerOf("lines", "Không bấm đường dẫn trong tin nhắn lạ; gọi 1022 nếu đã chuyển tiền", {
  mark: 0x654321,
});
const pairing = {
  userCode: "BCDF-GHJK",
  verificationUri: "https://bangtin.example/pair",
  fingerprint: "sông lúa chuồn chuồn",
  number: "42",
  expiresAtMs: 1_800_000_000_000,
};

const isStrip = (size: BoardSize) => size.heightPx < 400;
const itemFor = (size: BoardSize) => (isStrip(size) ? shortNotice() : notice());

async function picture(name: string): Promise<void> {
  // Past the fade, and far enough into the ticker's run for words to stand on the strip.
  await board.page.waitForTimeout(2_500);
  await board.page.screenshot({ path: join(screenshotsFolder, `${name}.png`) });
}

describe.each(sizes)("a board of %s", (name, size) => {
  const cases = {
    item: () => ({ item: itemFor(size), showClock: true }),
    ticker: () => ({ item: itemFor(size), tickers: [ticker], showClock: true }),
    takeover: () => ({ item: itemFor(size), takeover: takeoverOf("flood", { mark: 0x00ff00 }) }),
    band: () => ({ item: itemFor(size), takeover: takeoverOf("flood", { size: "band" }) }),
    "urgent-ticker": () => ({ item: itemFor(size), takeover: takeoverOf("flood", { size: "ticker" }) }),
    pairing: () => ({ item: itemFor(size), pairing, showClock: true }),
  } as const;

  test.each(Object.entries(cases))("shows %s", async (kind, fields) => {
    await board.fresh(size);
    await board.show(sceneOf({ size, ...fields() }));
    await picture(`${name}-${kind}`);
    const outside = await board.page.evaluate(() => {
      const parts = document
        .querySelector("sign-board")
        ?.shadowRoot?.querySelectorAll("#stage, sign-ticker, .takeover, sign-pairing");
      return [...(parts ?? [])].filter((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const isWhole = [left, top, right, bottom].every(Number.isInteger);
        return !isWhole || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      }).length;
    });
    expect(outside).toBe(0);
    expect(board.failures).toEqual([]);
  });
});

test("the clock in the corner tells the board's own time, whatever zone the machine is in", async () => {
  await board.fresh(landscape);
  const clockText = () =>
    board.page.evaluate(() => {
      const root = document.querySelector("sign-board")?.shadowRoot;
      return root?.querySelector("sign-clock")?.shadowRoot?.textContent?.replaceAll(/\s+/g, " ").trim();
    });
  await board.show(sceneOf({ size: landscape, showClock: true, item: notice() }));
  await expect.poll(clockText).toBe("Thứ Hai, 23 tháng 1106:50");
  const fields = {
    size: landscape,
    showClock: true,
    item: notice(),
    locale: "en",
    timeZone: "America/New_York",
  };
  await board.show(sceneOf(fields));
  await expect.poll(clockText).toBe("Sunday 22 November18:50");
});
