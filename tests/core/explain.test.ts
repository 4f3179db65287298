/**
 * Goal: explain and resolve never disagree, and each verdict names a rule and says it in words staff
 * understand.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programmeFor } from "../../core/programme/programme-for.ts";
import { stretchAt } from "../../core/schedule/day-plan.ts";
import { explain } from "../../core/schedule/explain.ts";
import { prepare } from "../../core/schedule/prepare.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { showingsOver } from "../../core/schedule/timeline.ts";
import { question } from "./arbitraries.ts";
import { board, edition, takeoverOf } from "./make-edition.ts";
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
          const isOn = now.takeover?.takeover.id === one.id;
          const isAfter = asked.campaigns.some(({ id }) => String(id) === one.id);
          if (isOn || !isAfter) expect(verdicts.get(one.id)?.plays).toBe(isOn);
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

  it("agrees with resolve on takeovers through their afterlife, whatever ends them", () => {
    const minutes = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count * 60_000);
    const one = fc.record({
      size: fc.constantFrom("full", "ticker"),
      exercise: fc.boolean(),
      fromMs: minutes(300).map((ms) => mondayMs + ms),
      urgentMs: fc.option(minutes(200), { freq: 4 }),
      lifeMs: minutes(400),
      cancels: fc.subarray(["to0", "to1", "to2"], { maxLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 3 }), minutes(700), (list, afterMs) => {
        const takeovers = list.map(({ lifeMs, urgentMs, ...more }, index) =>
          takeoverOf(`to${index}`, {
            ...more,
            cancels: more.cancels.filter((id) => id !== `to${index}`),
            ticker: `Words ${index}`,
            untilMs: more.fromMs + lifeMs,
            urgentUntilMs: urgentMs === null ? null : more.fromMs + Math.min(urgentMs, lifeMs),
          }),
        );
        const asked = programmeFor(board(), [{ hash: null, edition: edition({ takeovers }) }], new Set());
        const atMs = mondayMs + afterMs;
        const now = resolve(asked, atMs);
        const { parts } = stretchAt(prepare(asked), atMs);
        for (const { id } of takeovers) {
          const isShown = now.takeover?.takeover.id === id;
          const isPoster = parts.some(({ campaign: part }) => String(part?.id) === id);
          const isTicker = now.tickers.some(({ ticker: running }) => String(running.id) === id);
          const verdicts = explain(asked, atMs).verdicts.filter((verdict) => verdict.id === id);
          expect(verdicts).toHaveLength(1);
          expect(verdicts[0]?.plays).toBe(isShown || isPoster || isTicker);
          expect(Number(isShown) + Number(isPoster) + Number(isTicker)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("2.6: says which calendar keeps a campaign silent, and when it opens", () => {
    const week = { startDate: "2026-11-23", endDate: "2026-11-24", from: "00:00", to: "24:00" };
    const tet = { ...week, calendar: "Tết" };
    const term = { ...week, startDate: "2026-12-01", endDate: "2026-12-02", calendar: "Term" };
    const past = { ...week, startDate: "2026-11-01", endDate: "2026-11-02", calendar: "Past" };
    const asked = programme({
      campaigns: [
        campaign({ id: "silent", items: ["it"], except: [past, tet] }),
        campaign({ id: "term", items: ["it"], during: [past, term] }),
        campaign({ id: "never", items: ["it"], during: [past] }),
      ],
    });
    expect(verdictOf(asked, "silent")).toMatchObject({
      plays: false,
      rule: "2.6",
      vi: "ngừng theo lịch “Tết”, mở lúc 00:00 thứ Tư",
      en: "silent in “Tết”, opens at 00:00 Wednesday",
    });
    expect(verdictOf(asked, "term")).toMatchObject({ plays: false, rule: "2.6" });
    expect(verdictOf(asked, "term")?.en).toContain("01/12/2026");
    expect(verdictOf(asked, "never")?.en).toBe("its calendars leave no day any more");
  });

  it("2.7: names the quiet window that holds a ticker or a video back, to its true end over midnight", () => {
    const dayparts = [{ days: [1], from: "22:00", to: "06:00" }];
    const asked = programme({
      campaigns: [campaign({ id: "cp", tickers: ["tk"] })],
      tickers: [ticker("tk", "Words")],
      quiet: [{ id: "night", name: "Night", dayparts, during: null, except: [] } as never],
    });
    for (const id of ["tk", "cp"]) {
      expect(verdictOf(asked, id, mondayMs + 23 * hourMs)).toMatchObject({
        plays: false,
        rule: "2.7",
        en: "“Night” is a quiet window, until 06:00 Tuesday",
      });
      expect(verdictOf(asked, id, mondayMs + 21 * hourMs)?.plays).toBe(true);
    }
  });

  it("2.8: says since when an item is overdue, and a campaign that has nothing else", () => {
    const old = entry("old", 10_000, { reviewDate: "2026-11-21" });
    const asked = programme({
      campaigns: [
        campaign({ id: "alone", items: [old] }),
        campaign({ id: "mixed", items: [old, entry("new")] }),
      ],
    });
    const since = {
      rule: "2.8",
      vi: "quá hạn xem lại từ 22/11/2026",
      en: "overdue for review since 22/11/2026",
    };
    expect(verdictOf(asked, "alone")).toMatchObject({ plays: false, ...since });
    expect(verdictOf(asked, "old")).toMatchObject({ plays: false, ...since });
    expect(verdictOf(asked, "mixed")?.plays).toBe(true);
  });

  it("3.2, 3.3: says to what a promise was cut, and by which rule", () => {
    const must = (id: string, depth: number, share: number, mandated = true) =>
      campaign({ id, depth, share, mandated, unit: id, level: "priority", items: [id] });
    const asked = programme({
      campaigns: [
        must("province", 1, 0.4),
        must("commune", 2, 0.4),
        must("late", 3, 0.2),
        must("own", 4, 0.9, false),
      ],
    });
    expect(verdictOf(asked, "province")).toMatchObject({ plays: true, rule: "3.2" });
    expect(verdictOf(asked, "commune")).toMatchObject({ plays: true, rule: "3.3" });
    expect(verdictOf(asked, "commune")?.en).toContain("10% of the air time guaranteed, not 40%");
    expect(verdictOf(asked, "late")).toMatchObject({ plays: false, rule: "3.3" });
    expect(verdictOf(asked, "own")).toMatchObject({ plays: true, rule: "3.2" });
    expect(verdictOf(asked, "own")?.en).toContain("50% of the air time guaranteed instead of 90%");
  });

  it("4.2: says that an urgent life is over and what has become of it", () => {
    const life = { urgentUntilMs: mondayMs + hourMs, untilMs: mondayMs + 4 * hourMs };
    const takeovers = [
      takeoverOf("flood", life),
      takeoverOf("wind", { ...life, size: "ticker", ticker: "Wind" }),
      takeoverOf("drill", { ...life, exercise: true }),
    ];
    const asked = programmeFor(board(), [{ hash: null, edition: edition({ takeovers }) }], new Set());
    const laterMs = mondayMs + 2 * hourMs;
    expect(verdictOf(asked, "flood", laterMs)).toMatchObject({ plays: true, rule: "4.2" });
    expect(verdictOf(asked, "flood", laterMs)?.en).toContain("plays as a poster");
    expect(verdictOf(asked, "wind", laterMs)).toMatchObject({ plays: true, rule: "4.2" });
    expect(verdictOf(asked, "drill", laterMs)).toMatchObject({ plays: false, rule: "4.1" });
    expect(verdictOf(asked, "flood", mondayMs + 5 * hourMs)).toMatchObject({ plays: false, rule: "4.1" });
  });

  it("1.8 to 1.10: says why a board leaves out what is for other places, shapes and languages", () => {
    const reasons = ["other_place", "other_shape", "other_variant"] as const;
    const skipped = reasons.map((reason) => ({ kind: "item" as const, id: reason, name: reason, reason }));
    const found = explain(programme({ skipped }), mondayMs).verdicts;
    expect(found.map(({ rule, plays }) => [rule, plays])).toEqual([
      ["1.8", false],
      ["1.9", false],
      ["1.10", false],
    ]);
  });
});
