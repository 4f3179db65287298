/**
 * Goal: after its urgent life a takeover goes on as a poster or a ticker, and ends when it should (4.2,
 * 4.3).
 */
import { describe, expect, it } from "vitest";
import type { AssetHash, ItemId } from "../../contract/ids.ts";
import { Programme } from "../../contract/programme.ts";
import { type BoardContext, programmeFor } from "../../core/programme/programme-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { asset, board, content, edition, takeoverOf } from "./make-edition.ts";
import { hashOf, hourMs, mondayMs } from "./make-programme.ts";

const eighteenMs = mondayMs + 18 * hourMs;
const flood = { fromMs: mondayMs + 7 * hourMs, urgentUntilMs: mondayMs + 11 * hourMs, untilMs: eighteenMs };
const empty = content({ playlists: [], tickers: [], campaigns: [] });

function read(takeovers: ReturnType<typeof takeoverOf>[], context: Partial<BoardContext> = {}, parts = {}) {
  const made = edition({ content: empty, takeovers, ...parts });
  return programmeFor(board(context), [{ hash: null, edition: made }], new Set<AssetHash>());
}

function at(asked: Programme, hour: number) {
  const { item, takeover, tickers } = resolve(asked, mondayMs + hour * hourMs);
  return {
    poster: item?.campaign ?? null,
    takeover: takeover?.takeover.id ?? null,
    tickers: tickers.map(({ ticker }) => ticker.id),
  };
}

describe("what takeovers become", () => {
  it("4.2: a flood alert takes over until 11:00 and is a poster among others until 18:00", () => {
    const asked = read([takeoverOf("flood", flood)]);
    expect(Programme.parse(structuredClone(asked))).toEqual(asked);
    expect(at(asked, 10.99)).toMatchObject({ poster: null, takeover: "flood" });
    expect(at(asked, 11)).toMatchObject({ poster: "flood", takeover: null });
    expect(at(asked, 17.99)).toMatchObject({ poster: "flood", takeover: null });
    expect(at(asked, 18)).toMatchObject({ poster: null, takeover: null });
  });

  it("4.2: the poster says what the takeover said, guaranteed, with no share of its own", () => {
    const asked = read([takeoverOf("flood", { ...flood, asset: hashOf("a") })]);
    expect(asked.campaigns).toMatchObject([
      {
        id: "flood",
        level: "priority",
        share: null,
        mandated: true,
        items: [{ item: { kind: "bulletin" } }],
      },
    ]);
    const [entry] = asked.campaigns[0]?.items ?? [];
    expect(entry?.item).toMatchObject({ message: { id: "flood", headline: "Headline" } });
    expect(entry?.durationMs).toBeGreaterThanOrEqual(8_000);
    expect(Object.keys(asked.assets)).toContain(asset("a").hash);
  });

  it("3.3, 4.2: a poster of the board's own unit is not bounded as other units' are", () => {
    const own = read([takeoverOf("flood", flood)], { unit: "/p01/c07" as never });
    expect(own.campaigns[0]?.mandated).toBe(false);
  });

  it("4.2: a takeover of size ticker goes on as a ticker of level priority", () => {
    const asked = read([takeoverOf("wind", { ...flood, size: "ticker" })]);
    expect(at(asked, 10)).toMatchObject({ takeover: "wind", tickers: [] });
    expect(at(asked, 11)).toEqual({ takeover: null, poster: null, tickers: ["wind"] });
    expect(at(asked, 18).tickers).toEqual([]);
  });

  it("4.2: a drill ends with its urgent life, and what is urgent to its end leaves nothing behind", () => {
    const drill = takeoverOf("drill", { ...flood, exercise: true });
    const short = takeoverOf("short", { ...flood, urgentUntilMs: null });
    expect(read([drill, short]).campaigns).toEqual([]);
  });

  it("4.1: without an urgent life of its own it is urgent to its end, and no poster follows", () => {
    const long = { fromMs: mondayMs, urgentUntilMs: null, untilMs: mondayMs + 72 * hourMs };
    const asked = read([takeoverOf("long", long)]);
    expect(at(asked, 71.99)).toMatchObject({ takeover: "long", poster: null });
    expect(at(asked, 72)).toMatchObject({ takeover: null, poster: null });
  });

  it("4.3: an all-clear ends takeover and poster for good, also after it has itself run out", () => {
    const clear = (fromMs: number) =>
      takeoverOf("clear", { kind: "all_clear", fromMs, untilMs: fromMs + 60_000, cancels: ["flood"] });
    const late = read([takeoverOf("flood", flood), clear(mondayMs + 13 * hourMs)]);
    expect(at(late, 12.99).poster).toBe("flood");
    expect(at(late, 13)).toMatchObject({ poster: null, takeover: "clear" });
    expect(at(late, 14)).toMatchObject({ poster: null, takeover: null });
    const early = read([takeoverOf("flood", flood), clear(mondayMs + 9 * hourMs)]);
    expect(early.campaigns).toEqual([]);
    expect([8.99, 9.1, 11].map((hour) => at(early, hour).takeover)).toEqual(["flood", null, null]);
  });

  it("1.1, 1.4: it goes where the takeover goes, and is taken down with it", () => {
    const scope = { line: "managed", path: "/p01/c07/s2" };
    expect(read([takeoverOf("flood", { ...flood, scope })]).campaigns).toEqual([]);
    expect(read([takeoverOf("flood", flood)], { withdrawn: new Set(["c07:flood"]) }).campaigns).toEqual([]);
    const setAside = new Set<ItemId>(["flood" as ItemId]);
    expect(read([takeoverOf("flood", flood)], { setAside }).campaigns).toEqual([]);
  });
});
