/**
 * The words an approval covers, as one string per thing shown: its JSON with the keys in schema order.
 * Anything a board would draw is in it, nothing else is; hash its UTF-8 bytes with SHA-256.
 */
import type { Item } from "./items/index.ts";
import type { Takeover } from "./takeover.ts";
import type { Ticker } from "./ticker.ts";

/** The text of an item, or `null` for a kind that draws no words of its own. */
export function itemText(item: Item): string | null {
  if (item.kind === "bulletin") return takeoverText(item.message);
  return item.kind === "notice" ? JSON.stringify(item.notice) : null;
}

export function tickerText(ticker: Ticker): string {
  return JSON.stringify([ticker.severity, ticker.text, ticker.short]);
}

export function takeoverText(takeover: Takeover): string {
  const { kind, size, severity, exercise, headline, instructions, where, ticker, short } = takeover;
  return JSON.stringify([kind, size, severity, exercise, headline, instructions, where, ticker, short]);
}
