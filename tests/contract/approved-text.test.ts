/** The words an approval covers do not depend on how a document happened to order or decorate its JSON. */
import { expect, test } from "vitest";
import { itemText, takeoverText, tickerText } from "../../contract/approved-text.ts";
import { Item } from "../../contract/items/index.ts";
import { Takeover } from "../../contract/takeover.ts";
import { Ticker } from "../../contract/ticker.ts";

const notice = {
  template: "news",
  severity: "info",
  icon: "calendar",
  title: "Họp phụ huynh",
  short: "Họp phụ huynh",
  text: "Kính mời phụ huynh dự họp.",
  source: "TH Bến Đò A",
  updated: "23/11/2026",
};
const item = (body: object) => Item.parse({ id: "it_1", kind: "notice", title: "Họp", notice: body });

test("key order and unknown fields do not change the text, a changed word does", () => {
  const reversed = Object.fromEntries(Object.entries(notice).toReversed());
  expect(itemText(item(reversed))).toBe(itemText(item(notice)));
  expect(itemText(item({ ...notice, colour: "pink" }))).toBe(itemText(item(notice)));
  expect(itemText(item({ ...notice, text: "Hoãn họp." }))).not.toBe(itemText(item(notice)));
});

test("every word and mark of severity of a ticker and a takeover is covered", () => {
  const ticker = { id: "tk_1", severity: "warning", text: "Cảnh báo", short: "Cảnh báo" };
  const takeover = {
    id: "to_1",
    size: "full",
    severity: "danger",
    headline: "Báo động",
    ticker: "Báo động",
    short: "Báo động",
    fromMs: 0,
    untilMs: 1,
  };
  const tickerOf = (change: object) => tickerText(Ticker.parse({ ...ticker, ...change }));
  for (const change of [{ severity: "info" }, { text: "x" }, { short: "x" }]) {
    expect(tickerOf(change)).not.toBe(tickerOf({}));
  }
  const takeoverOf = (change: object) => takeoverText(Takeover.parse({ ...takeover, ...change }));
  const changes = [
    { exercise: true },
    { kind: "all_clear" },
    { size: "band" },
    { headline: "x" },
    { where: "x" },
  ];
  for (const change of [
    ...changes,
    { instructions: ["x"] },
    { severity: "info" },
    { ticker: "x" },
    { short: "x" },
    { cancels: ["to_9"] },
    { fromMs: 1, untilMs: 2 },
    { untilMs: 2 },
  ]) {
    expect(takeoverOf(change)).not.toBe(takeoverOf({}));
  }
});
