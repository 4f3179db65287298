/** Sizes and colours of a card as custom properties of its element, counted from the board's own size. */
import { type BoardSize, shapeOf } from "../../contract/board.ts";
import type { Severity } from "../../contract/level.ts";
import { severityLooks } from "../severity/severity-look.ts";

/** Share of each side kept free of text: screens crop and frames cover. */
const safeShare = 0.04;
/**
 * The short side is 60 units; a short long side (an old 4:3 screen, a picture area above a ticker) has
 * smaller ones.
 */
const shortSideUnits = 60;
/** On a very wide wall the margin stays in proportion to the text. */
const marginUnitsMax = 5;
/** A stretched screen (1920 x 360) is a poster of 22 units: three lines beside a field. */
const stripHeightUnits = 22;
const longSideUnitsMin = { landscape: 92, portrait: 84 } as const;

export function unitPxOf(size: BoardSize): number {
  const { widthPx, heightPx } = size;
  if (shapeOf(size) === "strip") return heightPx / stripHeightUnits;
  const isUpright = heightPx > widthPx;
  const least = isUpright ? longSideUnitsMin.portrait : longSideUnitsMin.landscape;
  return Math.min(Math.min(widthPx, heightPx) / shortSideUnits, Math.max(widthPx, heightPx) / least);
}

export function applyBoardSizes(style: CSSStyleDeclaration, size: BoardSize): void {
  style.setProperty("--u", `${unitPxOf(size)}px`);
  style.setProperty(
    "--mx",
    `${Math.round(Math.min(size.widthPx * safeShare, unitPxOf(size) * marginUnitsMax))}px`,
  );
  style.setProperty("--my", `${Math.round(size.heightPx * safeShare)}px`);
}

export function applySeverity(style: CSSStyleDeclaration, severity: Severity): void {
  const { ground, text } = severityLooks[severity];
  style.setProperty("--ground", ground);
  style.setProperty("--on", text);
}
