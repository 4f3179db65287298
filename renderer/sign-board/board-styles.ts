/** The grounds and layers of the board; every place is set in whole pixels by the layout. */
import { css } from "lit";
import { tokens } from "../styles/tokens.ts";

export const boardStyles = [
  tokens,
  css`
    :host {
      display: block;
      position: absolute;
      left: 0;
      top: 0;
      overflow: hidden;
      cursor: none;
      user-select: none;
    }
    #stage,
    sign-ticker,
    sign-pairing,
    sign-clock,
    .takeover,
    .stale {
      position: absolute;
      overflow: hidden;
    }
    #stage {
      isolation: isolate;
    }
    .layer {
      position: absolute;
      inset: 0;
      overflow: hidden;
      contain: strict;
      will-change: opacity;
    }
    .mark {
      position: absolute;
      right: 0;
      bottom: 0;
      z-index: 1;
    }
    .takeover .mark {
      right: auto;
      left: 0;
    }
    .takeover > sign-takeover {
      display: block;
      width: 100%;
      height: 100%;
    }
    .stale {
      left: 2px;
      top: 2px;
      width: 8px;
      height: 8px;
      border: 2px solid #fff;
      border-radius: 50%;
      background: #10151c;
    }
  `,
];
