/** The parts cards share: the field with its cut shape and picture, the row of marks, the numbered list. */
import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { Icon } from "../../contract/items/notice.ts";
import type { Severity } from "../../contract/level.ts";
import { pictures } from "../pictograms/pictogram.ts";
import { type SeverityShape, severityLooks, shapeOutline } from "../severity/severity-look.ts";
import type { CardView } from "./card-view.ts";
import { startsWithQuote, typeset } from "./typeset.ts";

interface Seat {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Where the picture sits in each shape; in the pointed ones it may stand over the edge. */
const seats: Readonly<Record<SeverityShape, Seat>> = {
  circle: { x: 20, y: 20, side: 60 },
  diamond: { x: 23, y: 23, side: 54 },
  triangle: { x: 26, y: 35, side: 48 },
  octagon: { x: 19, y: 19, side: 62 },
};

/** The shape cut through the field to the paper, with the picture on it. */
export function cutShape(severity: Severity, icon: Icon): TemplateResult {
  const { shape } = severityLooks[severity];
  const { x, y, side } = seats[shape];
  return html`<svg class="cut" viewBox="0 0 100 100" aria-hidden="true">
    ${shapeOutline(shape, "var(--on-cut)")}
    ${svg`<svg class="picto" x=${x} y=${y} width=${side} height=${side} viewBox="0 0 96 96">
      ${pictures[icon]}</svg>`}
  </svg>`;
}

/** A quiet row that shows which card of how many this is. */
function marks({ notice, position, count }: CardView): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  const { shape } = severityLooks[notice.severity];
  const row = Array.from({ length: count }, (_unused, index) => {
    const fill = index === position ? "currentColor" : "none";
    return svg`<g transform="translate(${index * 130} 0)">${shapeOutline(shape, fill, "currentColor")}</g>`;
  });
  return html`<svg class="marks" viewBox="0 0 ${count * 130 - 30} 100" aria-hidden="true">${row}</svg>`;
}

export function field(view: CardView): TemplateResult {
  const { notice, locale, shape } = view;
  return html`<section class="field">
    <sign-severity
      bare
      ?stacked=${shape !== "landscape"}
      severity=${notice.severity}
      locale=${locale}
    ></sign-severity>
    ${marks(view)} ${cutShape(notice.severity, notice.icon)}
  </section>`;
}

/** `113: Công an`: a line that opens with its own short name shows that name in the number's place. */
const labelled = /^(\p{L}*\d+|VNeID): (.+)$/u;

const upperFirst = (text: string) => text.slice(0, 1).toLocaleUpperCase("vi") + text.slice(1);

/** Three numbers to call are set as large as they are needed. */
export function lineList(severity: Severity, lines: readonly string[]): TemplateResult {
  const parts = lines.map((text) => labelled.exec(text));
  if (parts.some((part) => part === null)) return numbered(severity, lines);
  return html`<ol class="labelled" data-fit="0.6">
    ${parts.map((part) => html`<li><b>${part?.[1]}</b><p>${typeset(upperFirst(part?.[2] ?? ""))}</p></li>`)}
  </ol>`;
}

/** One, two, three: each number in the severity's own shape. */
export function numbered(severity: Severity, lines: readonly string[]): TemplateResult {
  const { shape } = severityLooks[severity];
  const baseline = shape === "triangle" ? 82 : 68.5;
  const size = shape === "triangle" ? 50 : 54;
  return html`<ol data-fit="0.7">
    ${lines.map(
      (text, index) => html`<li>
        <svg viewBox="0 0 100 100" aria-hidden="true">
          ${shapeOutline(shape, "var(--ground)")}
          ${svg`<text x="50" y=${baseline} text-anchor="middle" font-size=${size}
            font-weight="800" fill="var(--on)">${index + 1}</text>`}
        </svg>
        <p>${typeset(text)}</p>
      </li>`,
    )}
  </ol>`;
}

export function headline(text: string): TemplateResult {
  return html`<h1 class=${startsWithQuote(text) ? "quoted" : ""}>${typeset(text)}</h1>`;
}

/** The tail of the paper balloon, pointing left or, on upright boards, up. */
export function tail(isPortrait: boolean): TemplateResult {
  const outline = isPortrait
    ? "M0 100C20 70 22 40 14 0c30 24 56 60 86 100Z"
    : "M100 0C70 20 40 30 0 30c30 14 66 36 100 66Z";
  return html`<svg class="tail" viewBox="0 0 100 100" aria-hidden="true"><path d=${outline} /></svg>`;
}
