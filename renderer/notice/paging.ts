/**
 * Strips say one phrase at a time: which pages a text becomes on a line so wide, and which of them
 * stands when.
 */
import { pagesOf } from "../ticker/pages-of.ts";
import type { TickerMetrics } from "../ticker/ticker-metrics.ts";
import { measureText } from "./measure-text.ts";
import { joinWords } from "./typeset.ts";

export interface Page {
  readonly text: string;
  /** 1, or less for a phrase that cannot be broken and would not fit. */
  readonly squeeze: number;
}

/** A phrase may be narrowed this much to stay whole: less harm than one breath more. */
const narrowestScale = 0.88;

/** As few pages as fit the measured width; a single compound wider than the line is set smaller still. */
export function pagesFor(text: string, widthPx: number, metrics: TickerMetrics): Page[] {
  const font = `${metrics.weight} ${metrics.fontPx}px "${metrics.face}"`;
  const pages = pagesOf(joinWords(text), widthPx / narrowestScale, (page) => measureText(page, font));
  return pages.map((page) => ({ text: page, squeeze: Math.min(1, widthPx / measureText(page, font)) }));
}

export interface PageAt {
  readonly index: number;
  /** Offset within the card at which the next page begins; `Infinity` after the last. */
  readonly untilMs: number;
}

/** Longer phrases stay longer: each page has its share of the card's time by its letters and one breath. */
const breathCharacters = 6;

export function pageAt(pages: readonly string[], durationMs: number, offsetMs: number): PageAt {
  const weights = pages.map((page) => page.length + breathCharacters);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let untilMs = 0;
  for (const [index, weight] of weights.entries()) {
    untilMs += (durationMs * weight) / total;
    if (index === pages.length - 1) break;
    if (offsetMs < untilMs) return { index, untilMs: Math.ceil(untilMs) };
  }
  return { index: Math.max(0, pages.length - 1), untilMs: Infinity };
}
