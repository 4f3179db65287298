/**
 * What each severity looks like: one ground, one text colour, one shape, one word. Colour alone never
 * carries it. The palette is measured (contrast and colour-blind distance: design tokens), so change
 * it only with new measurements.
 */
import { svg } from "lit";
import type { TemplateResult } from "lit";
import type { Severity } from "../../contract/level.ts";

export type SeverityShape = "circle" | "diamond" | "triangle" | "octagon";

export interface SeverityLook {
  readonly shape: SeverityShape;
  readonly ground: string;
  readonly text: string;
  /** A pure colour for LED matrices on black, which cannot show fine mixtures. */
  readonly led: string;
  /** Text on the pure colour. */
  readonly ledText: string;
}

export const severityLooks: Readonly<Record<Severity, SeverityLook>> = {
  info: { shape: "circle", ground: "#0b4f9e", text: "#ffffff", led: "#00a8ff", ledText: "#000000" },
  caution: { shape: "diamond", ground: "#f7d046", text: "#111111", led: "#ffff00", ledText: "#000000" },
  warning: { shape: "triangle", ground: "#e8730c", text: "#111111", led: "#ff8000", ledText: "#000000" },
  danger: { shape: "octagon", ground: "#b3001b", text: "#ffffff", led: "#ff0000", ledText: "#ffffff" },
};

/** The outlines on a 100 x 100 grid, corners softened by the same stroke everywhere. */
const outlines: Readonly<Record<SeverityShape, string>> = {
  circle: "M50 3a47 47 0 1 1 0 94a47 47 0 1 1 0-94Z",
  diamond: "M50 4 96 50 50 96 4 50Z",
  triangle: "M50 9 96 89H4Z",
  octagon: "M31.4 5H68.6L95 31.4V68.6L68.6 95H31.4L5 68.6V31.4Z",
};

/** The sign in each shape sits on the shape's optical centre. */
const signs: Readonly<Record<SeverityShape, TemplateResult>> = {
  circle: svg`<circle cx="50" cy="27" r="8.5"/><path d="M43 43h14v36H43z"/>`,
  diamond: svg`<path d="M42.5 22h15l-2.6 34h-9.8z"/><circle cx="50" cy="70" r="7.6"/>`,
  triangle: svg`<path d="M43 36h14l-2.4 28h-9.2z"/><circle cx="50" cy="76" r="7"/>`,
  octagon: svg`<path d="M41.5 20h17l-3 39h-11z"/><circle cx="50" cy="74.5" r="8.4"/>`,
};

/** The plain shape, for a cut-out or a mark. */
export function shapeOutline(shape: SeverityShape, fill: string, stroke = fill): TemplateResult {
  return svg`<path d=${outlines[shape]} fill=${fill} stroke=${stroke} stroke-width="6"
    stroke-linejoin="round"/>`;
}

/** The shape with its sign (! or i) cut into it. */
export function shapeWithSign(shape: SeverityShape, fill: string, sign: string): TemplateResult {
  return svg`${shapeOutline(shape, fill)}<g fill=${sign}>${signs[shape]}</g>`;
}
