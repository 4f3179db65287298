/**
 * Goal: tickers of open campaigns are merged, said once, and ordered by level, then by height in the tree.
 */
import { describe, expect, it } from "vitest";
import { resolve } from "../../core/schedule/resolve.ts";
import { campaign, hourMs, mondayMs, programme, publisherOf, ticker } from "./make-programme.ts";

function idsAt(asked: ReturnType<typeof programme>, atMs: number): string[] {
  return resolve(asked, atMs).tickers.map(({ ticker: { id } }) => id);
}

describe("tickers at an instant", () => {
  it("come from campaigns that are open, in their own validity only", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "cp", tickers: ["tk"], dayparts: [{ days: [1], from: "06:00", to: "08:00" }] }),
      ],
      tickers: [ticker("tk", "Words", { untilMs: mondayMs + 7 * hourMs }), ticker("loose", "In no campaign")],
    });
    expect(idsAt(asked, mondayMs + 6 * hourMs - 1)).toEqual([]);
    expect(idsAt(asked, mondayMs + 6 * hourMs)).toEqual(["tk"]);
    expect(idsAt(asked, mondayMs + 7 * hourMs)).toEqual([]);
  });

  it("say the same words once, for the strongest and highest that says them", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "low", tickers: ["tk-low"], depth: 3 }),
        campaign({ id: "high", tickers: ["tk-high"], depth: 1, level: "priority" }),
      ],
      tickers: [ticker("tk-low", "Same words", {}, 3), ticker("tk-high", "Same words", {}, 1)],
    });
    expect(idsAt(asked, mondayMs)).toEqual(["tk-high"]);
  });

  it("stand in the order of level, then of height in the tree", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "aa", tickers: ["a-school"], depth: 3 }),
        campaign({ id: "bb", tickers: ["commune"], depth: 2 }),
        campaign({ id: "cc", tickers: ["urgent"], depth: 3, level: "urgent" }),
      ],
      tickers: [
        ticker("a-school", "School", {}, 3),
        ticker("commune", "Commune", {}, 2),
        ticker("urgent", "Urgent", {}, 3),
      ],
    });
    expect(idsAt(asked, mondayMs)).toEqual(["urgent", "commune", "a-school"]);
  });

  it("belong to the unit that wrote them: an id of another unit is another ticker", () => {
    const foreign = { ...ticker("tk", "Foreign words"), publisher: publisherOf("p02") };
    const asked = programme({
      campaigns: [campaign({ id: "cp", tickers: ["tk"], unit: "p01" })],
      tickers: [foreign as ReturnType<typeof ticker>],
    });
    expect(idsAt(asked, mondayMs)).toEqual([]);
  });
});
