/**
 * The colours, type and grounds of the board, as one sheet every element adopts, so that an element
 * looks the same on a board and inside the console's preview.
 */
import { css } from "lit";

export const tokens = css`
  :host {
    --paper: #fbf6ea;
    --paper-deep: #f1e8d4;
    --ink: #10151c;
    --ink-soft: #47505c;
    --ink-raised: #1c2430;
    --cream: #ffefcf;
    --leaf: #1f5c3a;
    --sky: #c3e3f1;
    --brick: #9c3a22;
    --sun: #f3b63f;
    --face: "Noto Sans", sans-serif;
    --face-led: "Roboto Condensed", "Noto Sans", sans-serif;
    --face-tiny: "UnifontEX", monospace;
    /* Safe for stacked marks (Ẫ Ế Ổ): measured 1.32 between lines for Noto Sans. */
    --leading: 1.32;
    font-family: var(--face);
    font-kerning: normal;
    text-rendering: geometricPrecision;
    hyphens: none;
    -webkit-font-smoothing: antialiased;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  svg {
    display: block;
    overflow: visible;
  }
`;
