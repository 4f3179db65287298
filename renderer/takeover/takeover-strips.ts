/** The strip forms of a takeover: page by page, the severity first, then what happened, then what to do. */
import { html, svg } from "lit";
import type { TemplateResult } from "lit";
import { isLed, ledPhrase, ledSeverity, shapeAt, stripBlock } from "../notice/strip-card.ts";
import { type Page, pagesFor } from "../notice/paging.ts";
import { severityLooks } from "../severity/severity-look.ts";
import { tickerMetrics } from "../ticker/ticker-metrics.ts";
import { words } from "../words.ts";
import { type TakeoverView, tick } from "./takeover-posters.ts";

const blockShare = 2.5;

function phraseLeftPx({ size }: TakeoverView): number {
  const metrics = tickerMetrics(size.heightPx);
  return Math.round(isLed(size) ? metrics.fontPx * 1.02 : size.heightPx * blockShare);
}

/** The page without a text is the severity alone; a drill says so before anything else. */
export function takeoverPages(view: TakeoverView): Page[] {
  const { shown, size, locale } = view;
  const { takeover } = shown;
  const metrics = tickerMetrics(size.heightPx);
  const widthPx = size.widthPx - phraseLeftPx(view) - Math.round(metrics.fontPx * 0.1);
  const isClear = takeover.kind === "all_clear";
  const happened = isLed(size) ? takeover.short : takeover.headline;
  const said = isClear ? [words.takeover.allClear[locale], happened] : [happened, ...takeover.instructions];
  const pagesOfAll = (texts: readonly string[]) => texts.flatMap((text) => pagesFor(text, widthPx, metrics));
  const drill = pagesOfAll(takeover.exercise ? [words.takeover.exercise[locale]] : []);
  const alarm: Page[] = isLed(size) && !isClear ? [{ text: "", squeeze: 1 }] : [];
  return [...drill, ...alarm, ...pagesOfAll(said)];
}

export function takeoverStrip(view: TakeoverView, page: Page): TemplateResult {
  const { shown, size, locale } = view;
  const { severity, kind } = shown.takeover;
  const viewBox = `0 0 ${size.widthPx} ${size.heightPx}`;
  if (isLed(size)) {
    const quiet = kind === "all_clear" ? "info" : severity;
    const content = page.text === "" ? ledSeverity(severity, locale, size) : ledPhrase(quiet, page, size);
    return html`<svg class="oneline" viewBox=${viewBox}>${content}</svg>`;
  }
  const metrics = tickerMetrics(size.heightPx);
  const look = severityLooks[severity];
  const isClear = kind === "all_clear";
  const ground = isClear ? "#fbf6ea" : look.ground;
  const fill = isClear ? "#10151c" : look.text;
  const side = size.heightPx;
  const sidePx = side * 0.72;
  const calm = shapeAt(side * 0.9, side * 0.14, sidePx, tick(fill));
  return html`<svg class="oneline" viewBox=${viewBox}>
    ${svg`<rect width="100%" height="100%" fill=${ground}/>`}
    ${isClear ? calm : stripBlock(severity, locale, side)}
    ${svg`<text x=${phraseLeftPx(view)} y=${metrics.baselinePx} font-family=${metrics.face}
      font-weight=${metrics.weight}
      font-size=${metrics.fontPx * page.squeeze} fill=${fill}>${page.text}</text>`}
  </svg>`;
}
