/** Scenes for the tests, made as the engine makes them. */
import type { Asset } from "../../../contract/asset.ts";
import type { BoardSize } from "../../../contract/board.ts";
import { Scene } from "../../../contract/scene.ts";
import { Takeover } from "../../../contract/takeover.ts";
import { Ticker } from "../../../contract/ticker.ts";
import { fakePolice } from "../samples.ts";

/** Monday 23/11/2026 06:50 in Vietnam. */
export const startMs = Date.parse("2026-11-23T06:50:00+07:00");
export const source = { name: "Trường THCS Bến Đò", shortName: "THCS Bến Đò" };
export const landscape: BoardSize = { widthPx: 1920, heightPx: 1080 };
export const portrait: BoardSize = { widthPx: 1080, heightPx: 1920 };
export const strip: BoardSize = { widthPx: 1920, heightPx: 128 };
export const low: BoardSize = { widthPx: 384, heightPx: 64 };
/** Cheap to capture. */
export const small: BoardSize = { widthPx: 640, heightPx: 360 };

type Fields = Readonly<Record<string, unknown>>;

export function imageItem(id: string, asset: Asset, fields: Fields = {}): Fields {
  return { id, kind: "image", title: id, asset: asset.hash, durationMs: 2_000, ...fields };
}

export function videoItem(id: string, asset: Asset, fields: Fields = {}): Fields {
  return { id, kind: "video", title: id, asset: asset.hash, durationMs: 4_000, ...fields };
}

export function documentItem(id: string, pages: readonly Asset[], pageDurationMs = 1_000): Fields {
  return { id, kind: "document", title: id, pages: pages.map(({ hash }) => hash), pageDurationMs };
}

export function noticeItem(id: string, fields: Fields = {}): Fields {
  return { id, kind: "notice", title: id, notice: fakePolice, ...fields };
}

/** One showing: `fromMs` and `untilMs` count from the start of the day. */
export function showing(item: Fields, fromMs: number, untilMs: number, cards?: readonly Fields[]): Fields {
  return {
    key: `${String(item["id"])}@${startMs + fromMs}`,
    item,
    campaign: null,
    source,
    startMs: startMs + fromMs,
    endMs: startMs + untilMs,
    cards: cards ?? [{ card: "whole", index: 0, durationMs: Math.max(1_000, untilMs - fromMs) }],
  };
}

export function tickerOf(id: string, text: string, fields: Fields = {}): Fields {
  return {
    ticker: Ticker.parse({ id, severity: "warning", text, short: text.slice(0, 45), ...fields }),
    source,
  };
}

export function takeoverOf(id: string, fields: Fields = {}): Fields {
  const takeover = Takeover.parse({
    id,
    size: "full",
    severity: "danger",
    headline: "Nước sông lên nhanh, rời khỏi bờ sông ngay",
    instructions: ["Đưa học sinh lên tầng hai", "Ngắt điện tầng một", "Chờ hướng dẫn của nhà trường"],
    where: "Phường Bến Đò",
    ticker: "Nước sông lên nhanh: rời khỏi bờ sông ngay, lên tầng hai và chờ hướng dẫn",
    short: "Nước lên nhanh: rời bờ sông ngay",
    fromMs: startMs,
    untilMs: startMs + 3_600_000,
    ...fields,
  });
  return { takeover, source };
}

let seq = 0;

export function sceneOf(fields: Fields, assets: readonly Asset[] = []): Scene {
  seq += 1;
  return Scene.parse({
    v: 1,
    seq,
    nowMs: startMs,
    timeZone: "Asia/Ho_Chi_Minh",
    locale: "vi",
    size: small,
    readingRate: 2.5,
    motion: true,
    showClock: false,
    stale: false,
    item: null,
    next: null,
    tickers: [],
    takeover: null,
    pairing: null,
    assets: Object.fromEntries(assets.map((asset) => [asset.hash, asset])),
    ...fields,
  });
}
