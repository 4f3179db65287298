/** Editions and boards for tests, parsed by the contract's own schemas. */
import { Asset } from "../../contract/asset.ts";
import { type Edition } from "../../contract/edition.ts";
import { NoticeItem } from "../../contract/items/notice.ts";
import { type Result } from "../../contract/result.ts";
import { Takeover } from "../../contract/takeover.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { BoardContext } from "../../core/programme/programme-for.ts";
import { type EditionParts, compileEdition } from "../../core/publish/compile-edition.ts";
import { entry, hashOf, imageItem, mondayMs, zone } from "./make-programme.ts";

export function asset(letter: string, more: object = {}): Asset {
  return Asset.parse({
    hash: hashOf(letter),
    sizeBytes: 1_000,
    mime: "image/webp",
    widthPx: 1920,
    heightPx: 1080,
    ...more,
  });
}

export function notice(id: string, more: object = {}, body: object = {}): NoticeItem {
  return NoticeItem.parse({
    kind: "notice",
    id,
    title: id,
    ...more,
    notice: {
      template: "warning",
      severity: "danger",
      icon: "badge",
      title: "“Công an” gọi điện dọa bắt?",
      answer: "Cúp máy – kể với người nhà – báo Công an xã, phường",
      signs: ["Xưng cán bộ điều tra", "Gửi ảnh lệnh bắt qua mạng", "Giục chuyển tiền"],
      actions: ["Tắt máy, không gọi lại", "Kể ngay với người thân", "Không chuyển tiền"],
      short: "Công an không điều tra qua điện thoại",
      source: "Công an tỉnh",
      updated: "23/11/2026",
      ...body,
    },
  });
}

export function content(parts: object = {}): UnitContent {
  return UnitContent.parse({
    playlists: [{ id: "pl", name: "List", items: [imageItem("it_a")] }],
    tickers: [{ id: "tk", severity: "info", text: "Words", short: "Words" }],
    campaigns: [{ id: "cp", name: "Campaign", level: "normal", playlists: ["pl"], tickers: ["tk"] }],
    ...parts,
  });
}

export function takeoverOf(id: string, more: object = {}): Takeover {
  return Takeover.parse({
    id,
    size: "full",
    severity: "danger",
    headline: "Headline",
    ticker: "Ticker",
    short: "Short",
    fromMs: mondayMs,
    untilMs: mondayMs + 3_600_000,
    ...more,
  });
}

export function editionParts(more: Partial<EditionParts> = {}): EditionParts {
  return {
    unit: { line: "managed", path: "/p01/c07" } as EditionParts["unit"],
    publisher: { id: "c07", name: "Commune 07", shortName: "C07" } as EditionParts["publisher"],
    content: content(),
    published: null,
    assets: [asset("a")],
    takeovers: [],
    approvals: [],
    revision: { epoch: 1, revision: 3 },
    prev: null,
    issuedAtMs: mondayMs,
    ...more,
  };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export function edition(more: Partial<EditionParts> = {}): Edition {
  return valueOf(compileEdition(editionParts(more)));
}

export function board(more: Partial<BoardContext> = {}): BoardContext {
  return {
    board: "b_1" as BoardContext["board"],
    revision: { epoch: 1, revision: 1 },
    unit: "/p01/c07/s1" as BoardContext["unit"],
    languages: ["vi"],
    group: "/p01/c07/s1",
    mandatedShareMax: 0.5,
    lines: {
      managed: "/p01/c07/s1",
      located: "/p01/c07",
      professional: "/p01/edu",
    } as BoardContext["lines"],
    audiences: ["thcs", "giao_vien"],
    place: "corridor",
    timeZone: zone,
    size: { widthPx: 1920, heightPx: 1080 },
    withdrawn: new Set(),
    setAside: new Set(),
    isLongOutOfContact: false,
    house: {
      v: 1,
      publisher: { name: "House", shortName: "House" },
      items: [entry("house1").item],
    },
    houseAssets: [asset("a")],
    ...more,
  };
}
