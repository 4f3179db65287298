/** One message as a piece of the running strip: its shape, its words, and the three em that follow. */
import { render, svg } from "lit";
import { severityLooks, shapeWithSign } from "../severity/severity-look.ts";
import type { Message } from "./strip.ts";
import type { TickerMetrics } from "./ticker-metrics.ts";

/** Between the end of one message and the shape of the next. */
const gapEm = 3;

export interface Segment {
  readonly message: Message;
  readonly isLast: boolean;
  readonly element: HTMLElement;
  /** With the gap after it, in whole pixels. */
  readonly widthPx: number;
  /** Where its left edge is on the endless strip. */
  leftPx: number;
  animation: Animation | null;
  hasEntered: boolean;
}

/** Words on an explicit baseline: the strut is as tall as the baseline is deep. */
export function setLine(line: HTMLElement, message: Message, text: string, metrics: TickerMetrics): void {
  line.style.font = `${metrics.weight} ${metrics.fontPx}px/1 "${metrics.face}"`;
  const strut = document.createElement("i");
  strut.style.height = `${metrics.baselinePx}px`;
  const words = document.createElement("span");
  words.textContent = text;
  line.replaceChildren(strut, words);
  line.dataset["severity"] = message.severity;
}

function shapeOf(message: Message, metrics: TickerMetrics, isLed: boolean): SVGElement | null {
  const look = severityLooks[message.severity];
  const holder = document.createElement("div");
  const fill = isLed ? look.led : look.ground;
  const sidePx = Math.round(metrics.fontPx * 0.8);
  // A dark ground on a dark band needs a light edge to be seen as a shape.
  const shape = shapeWithSign(look.shape, fill, isLed ? look.ledText : look.text);
  const edge = svg`<g stroke="#fff" stroke-width="4">${shape}</g>`;
  const top = metrics.baselinePx - sidePx + Math.round(metrics.fontPx * 0.04);
  render(svg`<svg width=${sidePx} height=${sidePx} viewBox="0 0 100 100">${edge}</svg>`, holder);
  const drawn = holder.querySelector("svg");
  drawn?.style.setProperty("margin-top", `${top}px`);
  return drawn;
}

/** Builds and measures; the host must be in the document and the fonts loaded. */
export function createSegment(
  host: HTMLElement,
  message: Message,
  metrics: TickerMetrics,
  isLed: boolean,
): Omit<Segment, "isLast"> {
  const element = document.createElement("div");
  element.className = "segment";
  setLine(element, message, message.text, metrics);
  const shape = shapeOf(message, metrics, isLed);
  if (shape !== null) element.prepend(shape);
  host.append(element);
  const widthPx = element.offsetWidth + Math.ceil(gapEm * metrics.fontPx);
  return { message, element, widthPx, leftPx: 0, animation: null, hasEntered: false };
}
