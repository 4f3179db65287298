/** What the ticker says. */
import { expect, test } from "vitest";
import { messagesOf } from "../../renderer/ticker/messages-of.ts";
import { low, sceneOf, strip, takeoverOf, tickerOf } from "./board/scenes.ts";

const tickers = [
  tickerOf("one", "Câu dài của dòng chữ chạy", { short: "Câu ngắn" }),
  tickerOf("two", "Câu hai"),
];
const textsOf = (fields: object) => messagesOf(sceneOf({ tickers, ...fields })).map(({ text }) => text);

test("says the lines of the scene, the short form on a low board", () => {
  expect(textsOf({ size: strip })).toEqual(["Câu dài của dòng chữ chạy", "Câu hai"]);
  expect(textsOf({ size: low })).toEqual(["Câu ngắn", "Câu hai"]);
});

test("5.4: a line runs as often in a row as it says, under names of its own", () => {
  const lines = [tickerOf("one", "Câu một", { repeats: 2 }), tickerOf("two", "Câu hai")];
  const said = messagesOf(sceneOf({ tickers: lines, size: strip }));
  expect(said.map(({ text }) => text)).toEqual(["Câu một", "Câu một", "Câu hai"]);
  expect(new Set(said.map(({ id }) => id)).size).toBe(3);
});

test("an urgent line stands alone, and a drill says so first", () => {
  const takeover = takeoverOf("flood", { size: "ticker", exercise: true });
  expect(textsOf({ size: low, takeover })).toEqual(["DIỄN TẬP: Nước lên nhanh: rời bờ sông ngay"]);
});

test("a full takeover leaves the ticker's lines alone", () => {
  expect(textsOf({ size: strip, takeover: takeoverOf("flood") })).toHaveLength(2);
});
