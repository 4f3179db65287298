/**
 * `<sign-mark>`: a block code in whole pixels, black on its own white margin, so that a capture can prove a
 * showing.
 */
import { LitElement, css, html, svg } from "lit";
import type { PropertyDeclarations } from "lit";
import { markCells, markSide } from "../core/mark.ts";

/** One white cell on every side. */
export const markQuietCells = 1;
/** The side of the whole mark with its margin. */
export const markSideCells = markSide + 2 * markQuietCells;

/** How large a cell is on a board of this height. */
export function markCellPx(boardHeightPx: number): number {
  if (boardHeightPx >= 720) return 5;
  return boardHeightPx >= 100 ? 3 : 2;
}

export function markSidePx(boardHeightPx: number): number {
  return markSideCells * markCellPx(boardHeightPx);
}

export class SignMark extends LitElement {
  static override properties: PropertyDeclarations = {
    value: { attribute: false },
    cellPx: { attribute: false },
  };

  static override styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      shape-rendering: crispEdges;
    }
  `;

  declare value: number;
  declare cellPx: number;

  protected override render() {
    const side = markSideCells;
    const sidePx = side * this.cellPx;
    const cells = markCells(this.value).flatMap((row, y) =>
      row.flatMap((isBlack, x) => (isBlack ? [`M${x + markQuietCells} ${y + markQuietCells}h1v1h-1z`] : [])),
    );
    return html`<svg width=${sidePx} height=${sidePx} viewBox="0 0 ${side} ${side}" aria-hidden="true">
      ${svg`<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d=${cells.join("")}/>`}
    </svg>`;
  }
}

customElements.define("sign-mark", SignMark);
