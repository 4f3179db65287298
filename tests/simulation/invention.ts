/** Makes up what a unit could say, every time something that was never said before. */
import sharp from "sharp";
import type { AssetHash } from "../../contract/ids.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { Random } from "../../platform/ports.ts";

/** Noise, so that it does not shrink to nothing: some travel in many pieces. */
export function makePicture(random: Random, edgePx: number): Promise<Buffer> {
  const raw = Buffer.from(random.bytes(edgePx * edgePx * 3));
  return sharp(raw, { raw: { width: edgePx, height: edgePx, channels: 3 } })
    .png()
    .toBuffer();
}

function noticeOf(id: string, title: string): object {
  const words = { title, short: title, source: "Công an tỉnh", updated: "23/11/2026", icon: "shield" };
  const notice = { template: "tip", severity: "info", ...words, lines: ["Một", "Hai", "Ba"] };
  return { id, kind: "notice", title, durationMs: 8_000, notice };
}

export interface Invention {
  readonly below: (count: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value | undefined;
  readonly happens: (rate: number) => boolean;
  readonly content: (unit: string) => UnitContent;
  /** The body of a takeover order. */
  readonly alarm: () => { readonly size: string; readonly [field: string]: unknown };
}

/** `pictures`: what may be used now. */
export function createInvention(random: Random, pictures: () => readonly AssetHash[]): Invention {
  let made = 0;
  const below = (count: number) => Math.floor(random.unit() * count);
  const happens = (rate: number) => random.unit() < rate;
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)];

  const item = (): object => {
    made += 1;
    const id = `it_${made}`;
    const asset = happens(0.6) ? pick(pictures()) : undefined;
    if (asset === undefined) return noticeOf(id, `Thông báo số ${made}`);
    return { id, kind: "image", title: `Ảnh ${made}`, asset, durationMs: 6_000 + below(8) * 1_000 };
  };
  const ticker = (unit: string, index: number): { id: string } => {
    const text = `Cảnh giác số ${made}.${index}`;
    const words = { severity: "caution", text, short: text };
    return { id: `tk_${unit}_${made}_${index}`, ...words };
  };
  return {
    below,
    pick,
    happens,
    content(unit) {
      const items = Array.from({ length: 1 + below(4) }, item);
      const tickers = Array.from({ length: below(3) }, (_, index) => ticker(unit, index));
      const playlist = { id: `pl_${unit}`, name: "Danh sách", items };
      const names = { playlists: [playlist.id], tickers: tickers.map(({ id }) => id) };
      const level = pick(["normal", "normal", "priority"]);
      const campaign = { id: `cp_${unit}`, name: "Chiến dịch", level, ...names };
      return UnitContent.parse({ playlists: [playlist], tickers, campaigns: [campaign] });
    },
    alarm() {
      made += 1;
      const size = pick(["full", "band", "ticker"]) ?? "full";
      const headline = `Nước lũ lên nhanh ${made}`;
      const words = { headline, instructions: ["Lên tầng hai"], ticker: headline, short: headline };
      const asset = happens(0.3) ? (pick(pictures()) ?? null) : null;
      return { size, severity: "danger", ...words, asset, lifeMs: 60_000 + below(10) * 60_000 };
    },
  };
}
