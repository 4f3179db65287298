/**
 * Strips have designs of their own: shape, word, phrase, one idea at a time, set by the baseline. On
 * LED matrices (under 100 px) pure colours on black and a first page that is nothing but the severity.
 */
import { css, html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { BoardSize } from "../../contract/board.ts";
import type { NoticeBody } from "../../contract/items/notice.ts";
import type { Severity } from "../../contract/level.ts";
import type { Locale } from "../../contract/text.ts";
import { pictures } from "../pictograms/pictogram.ts";
import { severityLooks, shapeWithSign } from "../severity/severity-look.ts";
import { type TickerMetrics, ledHeightPx, tickerMetrics } from "../ticker/ticker-metrics.ts";
import { words } from "../words.ts";
import type { CardView } from "./card-view.ts";
import { measureText } from "./measure-text.ts";
import { type Page, pagesFor } from "./paging.ts";

export const stripStyles = css`
  .oneline {
    display: block;
    position: absolute;
    inset: 0;
    background: #000000;
    --picto-accent: var(--ground);
  }
  .oneline.lcd {
    background: var(--ink);
  }
  .oneline.warm {
    --picto-accent: var(--sun);
    background: var(--cream);
  }
`;

/** A shorter word keeps to one line. */
const stackedLettersMin = 6;

/** The block at the left of an LCD strip, in shares of its height. */
const blockShare = 2.05;
const gapShare = 0.3;

export function isLed(size: BoardSize): boolean {
  return size.heightPx < ledHeightPx;
}

function textLeftPx(size: BoardSize, metrics: TickerMetrics): number {
  if (isLed(size)) return Math.round(metrics.fontPx * 1.02);
  return Math.round(size.heightPx * (blockShare + gapShare));
}

/** The sentence a strip says for a card: the card's own text, never more than one idea. */
export function stripText(notice: NoticeBody, card: CardView["card"]): string {
  if (card === "short") return notice.short;
  if (card === "simple") return notice.simple ?? notice.short;
  return notice.title;
}

/** The pages of a card on a strip; the empty page is the severity alone. */
export function stripPages(view: Pick<CardView, "notice" | "card" | "size">): Page[] {
  const { notice, size } = view;
  const metrics = tickerMetrics(size.heightPx);
  const marginPx = Math.round(isLed(size) ? metrics.fontPx * 0.08 : size.heightPx * 0.5);
  const widthPx = size.widthPx - textLeftPx(size, metrics) - marginPx;
  const pages = pagesFor(stripText(notice, view.card), widthPx, metrics);
  const opensWithWord = isLed(size) && notice.template === "warning";
  return opensWithWord ? [{ text: "", squeeze: 1 }, ...pages] : pages;
}

function line(text: string, xPx: number, metrics: TickerMetrics, fill: string, squeeze = 1): TemplateResult {
  const fontPx = metrics.fontPx * squeeze;
  return svg`<text x=${xPx} y=${metrics.baselinePx} font-family=${metrics.face} font-weight=${metrics.weight}
    font-size=${fontPx} fill=${fill}>${text}</text>`;
}

/** The severity's shape in a square of the strip. */
export function shapeAt(xPx: number, yPx: number, sidePx: number, drawn: TemplateResult): TemplateResult {
  return svg`<svg x=${xPx} y=${yPx} width=${sidePx} height=${sidePx} viewBox="0 0 100 100">${drawn}</svg>`;
}

/** The severity alone on a matrix: the whole ground in its colour, its shape and its word. */
export function ledSeverity(severity: Severity, locale: Locale, size: BoardSize): TemplateResult {
  const { led, ledText, shape } = severityLooks[severity];
  const metrics = tickerMetrics(size.heightPx);
  const word = words.severity[severity][locale];
  const font = `${metrics.weight} ${metrics.fontPx}px "${metrics.face}"`;
  const sidePx = Math.round(size.heightPx * 0.78);
  const gapPx = Math.round(size.heightPx * 0.16);
  const wordPx = measureText(word, font);
  const squeeze = Math.min(1, (size.widthPx - sidePx - gapPx - 4) / wordPx);
  const leftPx = Math.round((size.widthPx - sidePx - gapPx - wordPx * squeeze) / 2);
  return svg`<rect width="100%" height="100%" fill=${led}/>
    ${shapeAt(leftPx, Math.round((size.heightPx - sidePx) / 2), sidePx, shapeWithSign(shape, ledText, led))}
    ${line(word, leftPx + sidePx + gapPx, metrics, ledText, squeeze)}`;
}

/** One phrase on a matrix, behind its shape. */
export function ledPhrase(severity: Severity, page: Page, size: BoardSize): TemplateResult {
  const { led, shape } = severityLooks[severity];
  const metrics = tickerMetrics(size.heightPx);
  const sidePx = Math.round(metrics.fontPx * 0.86);
  const topPx = Math.round((size.heightPx - sidePx) / 2);
  return svg`<svg x="1" y=${topPx} width=${sidePx} height=${sidePx} viewBox="0 0 100 100">${shapeWithSign(
    shape,
    led,
    "#000000",
  )}</svg>
    ${line(page.text, textLeftPx(size, metrics), metrics, "#ffffff", page.squeeze)}`;
}

/** The fixed block at the left of an LCD strip: ground, shape with its sign, the word in two lines. */
export function stripBlock(severity: Severity, locale: Locale, heightPx: number): TemplateResult {
  const { ground, text, shape } = severityLooks[severity];
  const widthPx = heightPx * blockShare;
  const sidePx = heightPx * 0.66;
  const label = words.severity[severity][locale];
  const [first, second] =
    label.length > stackedLettersMin ? label.split(" ") : [label.replace(" ", "\u00a0")];
  const fontPx = heightPx * 0.315;
  const leftPx = heightPx * 0.98;
  const word = (content: string, y: number) =>
    svg`<text x=${leftPx} y=${heightPx * y} font-family="Noto Sans" font-weight="800"
      font-size=${fontPx} fill=${text}>${content}</text>`;
  const point = heightPx * 0.17;
  const outline = `M0 0H${widthPx}L${widthPx + point} ${heightPx / 2}L${widthPx} ${heightPx}H0Z`;
  return svg`<path fill=${ground} d=${outline}/>
    ${shapeAt(heightPx * 0.22, heightPx * 0.17, sidePx, shapeWithSign(shape, text, ground))}
    ${second === undefined ? word(first ?? "", 0.615) : [word(first ?? "", 0.455), word(second, 0.835)]}`;
}

/** School news on a strip: cream, with its picture where a warning has its block. */
function newsBlock({ notice, size }: CardView): TemplateResult {
  const side = size.heightPx;
  return svg`<path fill="#c3e3f1" d=${`M0 0H${side * blockShare}L${side * (blockShare - 0.17)} ${side}H0Z`}/>
    <svg class="picto" x=${side * 0.55} y=${side * 0.09} width=${side * 0.82} height=${side * 0.82}
      viewBox="0 0 96 96">${pictures[notice.icon]}</svg>`;
}

/** A short phrase leaves room for the picture at the right end. */
function leavesRoom(text: string, size: BoardSize, metrics: TickerMetrics): boolean {
  const textPx = measureText(text, `${metrics.weight} ${metrics.fontPx}px "${metrics.face}"`);
  return textLeftPx(size, metrics) + textPx < size.widthPx - size.heightPx * 2;
}

function stripPicture({ notice, size }: CardView): TemplateResult {
  const side = size.heightPx;
  const leftPx = size.widthPx - side * 1.62;
  return svg`<path fill="#fbf6ea" d=${`M${leftPx + side * 0.17} 0H${size.widthPx}V${side}H${leftPx}Z`}/>
    <svg class="picto" x=${leftPx + side * 0.36} y=${side * 0.08} width=${side * 0.84} height=${side * 0.84}
      viewBox="0 0 96 96">${pictures[notice.icon]}</svg>`;
}

function countMarks({ size }: CardView, index: number, count: number): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  const dots = Array.from({ length: count }, (_unused, nth) => {
    const opacity = nth === index ? 1 : 0.35;
    const y = size.heightPx / 2 + (nth - (count - 1) / 2) * size.heightPx * 0.17;
    return svg`<circle cx=${size.widthPx - size.heightPx * 0.18} cy=${y} r=${size.heightPx * 0.045}
      fill="currentColor" opacity=${opacity}/>`;
  });
  return svg`${dots}`;
}

export function stripCard(view: CardView, pages: readonly Page[], index: number): TemplateResult {
  const { notice, locale, size } = view;
  const page = pages[index] ?? { text: notice.short, squeeze: 1 };
  const viewBox = `0 0 ${size.widthPx} ${size.heightPx}`;
  if (isLed(size)) {
    const content =
      page.text === "" ? ledSeverity(notice.severity, locale, size) : ledPhrase(notice.severity, page, size);
    return html`<svg class="oneline" viewBox=${viewBox}>${content}</svg>`;
  }
  const isNews = notice.template === "news";
  const metrics = tickerMetrics(size.heightPx);
  const hasPicture = !isNews && pages.every(({ text }) => leavesRoom(text, size, metrics));
  const fill = isNews ? "#10151c" : "#ffffff";
  return html`<svg class="oneline lcd ${isNews ? "warm" : ""}" viewBox=${viewBox} color=${fill}>
    ${isNews ? newsBlock(view) : stripBlock(notice.severity, locale, size.heightPx)}
    ${hasPicture ? stripPicture(view) : nothing}
    ${line(page.text, textLeftPx(size, metrics), metrics, fill, page.squeeze)}
    ${countMarks(view, index, pages.length)}
  </svg>`;
}
