/**
 * The words an approval covers, as one string per thing shown: its JSON with the keys in schema order.
 * Anything a board would draw is in it, and of a takeover what it ends and when; hash its UTF-8 bytes with
 * SHA-256.
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
  const { cancels, fromMs, untilMs } = takeover;
  const words = [kind, size, severity, exercise, headline, instructions, where, ticker, short];
  return JSON.stringify([...words, cancels, fromMs, untilMs]);
}
