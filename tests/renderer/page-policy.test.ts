/** The page's policy allows no inline style and no foreign origin, and the board needs neither. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BoardPage, openBoard } from "./board/open-board.ts";
import {
  landscape, low, noticeItem, sceneOf, showing, strip, takeoverOf, tickerOf,
} from "./board/scenes.ts"; // biome-ignore format: names in rows

let board: BoardPage;

beforeAll(async () => {
  board = await openBoard();
  await board.page.addInitScript(() => {
    Object.assign(window, { refusals: [] as string[] });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) => {
      (window as unknown as { refusals: string[] }).refusals.push(`${violatedDirective} ${sourceFile}`);
    });
  });
});
afterAll(() => board.close());

/** The schema library asks once whether it may compile functions, and takes no for an answer. */
const refusals = async () => {
  const all = await board.page.evaluate(() => (window as unknown as { refusals: string[] }).refusals);
  return all.filter((each) => !each.startsWith("script-src "));
};

test.each(["index.html", "preview.html"])("%s permits nothing inline", async (name) => {
  const page = await readFile(new URL(`../../renderer/${name}`, import.meta.url), "utf8");
  expect(page).toContain("Content-Security-Policy");
  expect(page).not.toContain("unsafe-inline");
});

const pairing = {
  userCode: "BCDF-GHJK",
  verificationUri: "https://bangtin.example/pair",
  fingerprint: "sông lúa chuồn chuồn",
  number: "42",
  expiresAtMs: 1_800_000_000_000,
};
const cards = [
  { card: "title", index: 0, durationMs: 1_500 },
  { card: "signs", index: 1, durationMs: 60_000 },
];

test.each([landscape, strip, low])(
  "nothing a board of $widthPx x $heightPx shows is refused",
  async (size) => {
    await board.fresh(size);
    const item = showing(noticeItem("police", { mark: 1 }), 0, 61_500, cards);
    const tickers = [tickerOf("line", "Không bấm đường dẫn lạ", { mark: 2 })];
    const common = { size, item, showClock: true };
    for (const fields of [
      { tickers },
      { pairing },
      { takeover: takeoverOf("band", { size: "band" }) },
      { takeover: takeoverOf("full", { mark: 3 }) },
      {},
    ]) {
      await board.show(sceneOf({ ...common, ...fields }));
      await board.reported({ type: "beat" });
      await board.page.waitForTimeout(400);
    }
    await board.page.waitForTimeout(1_600);
    expect(await refusals()).toEqual([]);
    expect(board.failures).toEqual([]);
  },
);

test("an inline style would be refused, and be noticed", async () => {
  await board.fresh(landscape);
  await board.page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(refusals).not.toEqual([]);
});
