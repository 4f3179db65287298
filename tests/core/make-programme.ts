/** Small programmes for tests: name what matters, the rest is filled in. */
import { ImageItem } from "../../contract/items/image.ts";
import { Programme, type ProgrammeCampaign, type ProgrammeItem } from "../../contract/programme.ts";
import { Takeover } from "../../contract/takeover.ts";
import { Ticker } from "../../contract/ticker.ts";

export const zone = "Asia/Ho_Chi_Minh";
/** Monday 23/11/2026, 00:00 in Vietnam. */
export const mondayMs = Date.UTC(2026, 10, 22, 17);
export const hourMs = 3_600_000;

export function hashOf(letter: string): string {
  return letter.repeat(64).slice(0, 64);
}

export function publisherOf(unit = "p01") {
  return { unit, name: `Unit ${unit}`, shortName: unit, edition: null };
}

export function imageItem(id: string, durationMs = 10_000, more: object = {}): ImageItem {
  return ImageItem.parse({ kind: "image", id, title: id, asset: hashOf("a"), durationMs, ...more });
}

export interface EntryParts {
  playlist?: string;
  shuffled?: boolean;
}

export function entry(
  id: string,
  durationMs = 10_000,
  more: EntryParts & Record<string, unknown> = {},
): ProgrammeItem {
  const { playlist = "pl", shuffled = false, ...item } = more;
  return {
    item: imageItem(id, durationMs, item),
    durationMs,
    cards: [{ card: "whole", index: 0, durationMs }],
    publisher: publisherOf(),
    playlist,
    shuffled,
  } as ProgrammeItem;
}

export interface CampaignParts extends Partial<Omit<ProgrammeCampaign, "id" | "tickers" | "items">> {
  id: string;
  items?: (string | ProgrammeItem)[];
  tickers?: string[];
  unit?: string;
}

export function campaign({ items = [], unit = "p01", ...parts }: CampaignParts): ProgrammeCampaign {
  return {
    name: parts.id,
    level: "normal",
    share: null,
    depth: 1,
    publisher: publisherOf(unit),
    startDate: null,
    endDate: null,
    dayparts: [],
    during: null,
    except: [],
    mandated: false,
    weight: 1,
    tickers: [],
    items: items.map((item) => (typeof item === "string" ? entry(item) : item)),
    ...parts,
  } as ProgrammeCampaign;
}

export function ticker(id: string, text: string, more: object = {}, depth = 1): Programme["tickers"][number] {
  const made = Ticker.parse({ id, severity: "info", text, short: text.slice(0, 45), ...more });
  return { ticker: made, publisher: publisherOf(), depth } as Programme["tickers"][number];
}

export function takeover(id: string, more: object = {}, depth = 1, unit = "p01") {
  const made = Takeover.parse({
    id,
    size: "full",
    severity: "danger",
    headline: `Headline ${id}`,
    ticker: `Ticker ${id}`,
    short: id,
    fromMs: mondayMs,
    untilMs: mondayMs + 4 * hourMs,
    ...more,
  });
  return { takeover: made, publisher: publisherOf(unit), depth } as Programme["takeovers"][number];
}

/** Parsed by the contract's own schema, so that a test can never use a programme a board could not get. */
export function programme(parts: Partial<Omit<Programme, "v">> = {}): Programme {
  return Programme.parse({
    v: 1,
    board: "b_test",
    revision: { epoch: 1, revision: 1 },
    timeZone: zone,
    size: { widthPx: 1920, heightPx: 1080 },
    audiences: ["thcs"],
    group: "g1",
    mandatedShareMax: 0.5,
    quiet: [],
    campaigns: [],
    tickers: [],
    takeovers: [],
    house: [entry("house1"), entry("house2")],
    assets: {},
    skipped: [],
    ...parts,
  });
}
