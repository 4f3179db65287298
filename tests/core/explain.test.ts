/**
 * Goal: explain and resolve never disagree, and each verdict names a rule and says it in words staff
 * understand.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../core/schedule/explain.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { showingsOver } from "../../core/schedule/timeline.ts";
import { question } from "./arbitraries.ts";
import { campaign, entry, hourMs, mondayMs, programme, takeover, ticker } from "./make-programme.ts";

const weekdays = [1, 2, 3, 4, 5];

function verdictOf(asked: ReturnType<typeof programme>, id: string, atMs = mondayMs) {
  return explain(asked, atMs).verdicts.find((verdict) => verdict.id === id);
}

describe("explain", () => {
  it("agrees with resolve on every campaign, ticker and takeover", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const now = resolve(asked, atMs);
        const verdicts = new Map(explain(asked, atMs).verdicts.map((verdict) => [verdict.id, verdict]));
        if (now.item?.campaign) expect(verdicts.get(now.item.campaign)?.plays).toBe(true);
        for (const { takeover: one } of asked.takeovers) {
          expect(verdicts.get(one.id)?.plays).toBe(now.takeover?.takeover.id === one.id);
        }
        const running = now.tickers.map(({ ticker: { id } }) => String(id));
        for (const { ticker: one } of asked.tickers) {
          expect(verdicts.get(one.id)?.plays).toBe(running.includes(one.id));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("what is said to wait does not show before the next change of the rotation", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const waiting = new Set(
          explain(asked, atMs)
            .verdicts.filter(({ plays }) => !plays)
            .map(({ id }) => id),
        );
        const [showing] = showingsOver(asked, atMs, atMs + 1);
        expect(waiting.has(String(showing?.campaign))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("says when a closed campaign opens next, in words", () => {
    const lessons = campaign({
      id: "lessons",
      items: ["aa"],
      dayparts: [{ days: [2], from: "07:00", to: "17:00" }],
    });
    expect(verdictOf(programme({ campaigns: [lessons] }), "lessons")).toMatchObject({
      plays: false,
      rule: "2.3",
      vi: "mở lúc 07:00 thứ Ba",
      en: "opens at 07:00 Tuesday",
    });
  });

  it("gives the date where the opening is a week away or more", () => {
    const later = campaign({
      id: "later",
      items: ["aa"],
      startDate: "2026-12-21",
      dayparts: [{ days: weekdays, from: "06:30", to: "17:30" }],
    });
    expect(verdictOf(programme({ campaigns: [later] }), "later")).toMatchObject({
      rule: "2.2",
      vi: "bắt đầu lúc 06:30 thứ Hai 21/12/2026",
    });
  });

  it("tells what is over, what waits for its items, and what only runs words", () => {
    const over = campaign({ id: "over", items: ["aa"], endDate: "2026-11-22" });
    const waits = campaign({ id: "waits", items: [entry("bb", 10_000, { fromMs: mondayMs + 2 * hourMs })] });
    const words = campaign({ id: "words", tickers: ["tk"] });
    const empty = campaign({ id: "empty" });
    const asked = programme({ campaigns: [over, waits, words, empty], tickers: [ticker("tk", "Words")] });
    expect(verdictOf(asked, "over")).toMatchObject({ plays: false, rule: "2.2" });
    expect(verdictOf(asked, "waits")).toMatchObject({ plays: false, rule: "2.5" });
    expect(verdictOf(asked, "waits")?.vi).toContain("02:00 thứ Hai");
    expect(verdictOf(asked, "words")).toMatchObject({ plays: true, rule: "5.1" });
    expect(verdictOf(asked, "empty")).toMatchObject({ plays: false, rule: "1.7" });
  });

  it("names the share of what is in the rotation", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "must", level: "priority", share: 0.3, items: ["aa"] }),
        campaign({ id: "own", items: ["bb"] }),
      ],
    });
    expect(verdictOf(asked, "must")?.vi).toContain("30%");
    expect(verdictOf(asked, "own")).toMatchObject({ plays: true, rule: "3.4" });
  });

  it("says what a takeover gives way to", () => {
    const asked = programme({
      takeovers: [takeover("mild", { severity: "caution" }), takeover("worse")],
    });
    expect(verdictOf(asked, "mild")).toMatchObject({ plays: false, rule: "4.4" });
    expect(verdictOf(asked, "mild")?.en).toContain("Headline worse");
  });

  it("says when other words run in a ticker's place, and when nothing carries it", () => {
    const asked = programme({
      campaigns: [campaign({ id: "cp", tickers: ["tk1", "tk2"] })],
      tickers: [ticker("tk1", "Same words"), ticker("tk2", "Same words", {}, 2), ticker("tk3", "Alone")],
    });
    expect(verdictOf(asked, "tk1")).toMatchObject({ plays: true, rule: "5.1" });
    expect(verdictOf(asked, "tk2")).toMatchObject({ plays: false, rule: "5.2" });
    expect(verdictOf(asked, "tk3")).toMatchObject({ plays: false, rule: "5.1" });
  });

  it("repeats why things never came into the programme", () => {
    const asked = programme({
      skipped: [{ kind: "item", id: "gone", name: "Gone", reason: "asset_missing" }],
    });
    expect(verdictOf(asked, "gone")).toMatchObject({ plays: false, rule: "1.5" });
  });

  it("survives instants beyond the calendar's end", () => {
    const far = { fromMs: Number.MAX_SAFE_INTEGER - 10, untilMs: Number.MAX_SAFE_INTEGER };
    const asked = programme({
      campaigns: [campaign({ id: "far", items: [entry("aa", 10_000, far)] })],
      takeovers: [takeover("to-far", far)],
    });
    expect(verdictOf(asked, "far")?.plays).toBe(false);
    expect(verdictOf(asked, "to-far")?.plays).toBe(false);
  });
});
