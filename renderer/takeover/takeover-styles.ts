/** The urgent screen: the severity field is the whole of it. The all-clear is paper and calm. */
import { css } from "lit";

export const takeoverStyles = css`
  :host {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
    /* The proof mark, which the board draws beside it, stays above the hatch. */
    isolation: isolate;
    background: var(--ground);
    color: var(--on);
    line-height: var(--leading);
  }
  .urgent {
    position: absolute;
    inset: 0;
    --hatch: 0px;
    --sign: calc(30 * var(--u));
    --steps: calc(14 * var(--u));
    /* The proof mark stands in the bottom left corner; all words begin on one line, right of it. */
    --side: max(var(--mx), 60px);
    display: grid;
    overflow: hidden;
    background: var(--ground);
  }
  .full.hatched {
    --sign: calc(25 * var(--u));
    --steps: calc(12.6 * var(--u));
  }
  .urgent.hatched {
    --hatch: calc(1.7 * var(--u));
    --side: max(2.7 * var(--u), 60px - var(--hatch));
    --my: calc(2.7 * var(--u));
    padding: var(--hatch);
  }
  .hatched::after {
    content: "";
    position: absolute;
    inset: 0;
    z-index: 4;
    padding: var(--hatch);
    background: repeating-linear-gradient(
      -45deg,
      var(--ink) 0 calc(1.8 * var(--u)),
      #ffffff calc(1.8 * var(--u)) calc(3.6 * var(--u))
    );
    mask:
      linear-gradient(#000 0 0) content-box exclude,
      linear-gradient(#000 0 0);
  }
  .full.landscape {
    grid-template: auto minmax(0, 1fr) auto calc(6 * var(--u)) / minmax(0, 1fr);
  }
  .full.portrait {
    grid-template: auto minmax(0, 1fr) auto calc(13 * var(--u)) / minmax(0, 1fr);
  }
  .full header {
    display: flex;
    align-items: center;
    gap: calc(2.4 * var(--u));
    padding: calc(0.6 * var(--my)) var(--side) 0;
    font-size: calc(4.2 * var(--u));
  }
  .full.landscape:not(.short) header {
    font-size: calc(3.4 * var(--u));
  }
  .full.portrait header {
    padding-top: var(--my);
    font-size: calc(3.7 * var(--u));
    gap: calc(1.6 * var(--u));
  }
  .drill {
    background: var(--ink);
    color: #ffffff;
    font-weight: 800;
    line-height: 1.35;
    padding: 0.06em 0.42em;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .full .call {
    position: relative;
    min-height: 0;
    padding: 0 var(--side);
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .full.landscape.short .call {
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: calc(3 * var(--u));
  }
  .full.portrait.short .call {
    grid-template-rows: calc(var(--sign) + 1 * var(--u)) minmax(0, 1fr);
  }
  .call > div {
    min-height: 0;
    overflow: hidden;
    display: flex;
    align-items: safe center;
  }
  .urgent h1 {
    font-size: calc(9 * var(--u) * var(--fit, 1));
    font-weight: 800;
    letter-spacing: -0.015em;
    line-height: var(--leading);
    text-wrap: balance;
  }
  .portrait.urgent h1 {
    font-size: calc(8 * var(--u) * var(--fit, 1));
  }
  .call > svg {
    height: var(--sign);
    width: var(--sign);
    align-self: center;
    margin-right: calc(-1 * var(--u));
  }
  .portrait .call > svg {
    order: -1;
    margin-left: calc(-1.6 * var(--u));
    justify-self: start;
  }
  .steps {
    display: grid;
    column-gap: calc(3 * var(--u));
    padding: 0 var(--side) calc(0.8 * var(--u));
    list-style: none;
    overflow: hidden;
  }
  .landscape .steps {
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    height: var(--steps);
  }
  .portrait .steps {
    padding-bottom: calc(1.4 * var(--u));
    height: calc(33 * var(--u));
    grid-auto-rows: minmax(min-content, 1fr);
  }
  .steps li {
    border-top: calc(0.45 * var(--u)) solid currentColor;
    padding-top: calc(0.8 * var(--u));
    font-size: calc(3.3 * var(--u) * var(--fit, 1));
    font-weight: 700;
    text-wrap: balance;
  }
  .facts {
    display: flex;
    align-items: center;
    white-space: nowrap;
    min-height: 0;
    column-gap: calc(3 * var(--u) * var(--fit, 1));
    padding: 0 var(--side);
    background: var(--ink);
    color: #c3c8cf;
    font-size: calc(2.1 * var(--u) * var(--fit, 1));
    overflow: hidden;
  }
  .facts:not([data-wrap=""]) {
    flex-wrap: wrap;
    align-content: safe center;
    white-space: normal;
    line-height: 1.36;
  }
  .portrait .facts {
    flex-direction: column;
    align-items: flex-start;
    justify-content: safe center;
    white-space: normal;
  }
  .clear .facts {
    background: var(--paper-deep);
    color: var(--ink-soft);
  }
  .facts b {
    color: #ffffff;
    font-weight: 700;
    margin-left: 0.35em;
  }
  .clear .facts b {
    color: var(--ink);
  }
  .band {
    --bu: calc((var(--band-height) - 2 * var(--hatch)) / 20);
    grid-template: minmax(0, 1fr) calc(4 * var(--bu)) / calc(17 * var(--bu)) minmax(0, 1fr);
  }
  .band .emblem {
    grid-row: 1;
    display: flex;
    align-items: center;
    justify-content: center;
  }
  .band .emblem svg {
    height: calc(14 * var(--bu));
    width: calc(14 * var(--bu));
  }
  .band .say {
    position: relative;
    min-height: 0;
    padding: calc(0.8 * var(--bu)) var(--side) calc(0.6 * var(--bu)) 0;
    gap: calc(0.2 * var(--bu));
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    overflow: hidden;
  }
  .band .say small {
    font-size: calc(2 * var(--bu) * var(--fit, 1));
    font-weight: 800;
  }
  .band .say small .drill {
    margin-right: 0.5em;
  }
  .band .say h1,
  .portrait.band .say h1 {
    font-size: calc(4.8 * var(--bu) * var(--fit, 1));
  }
  .band .say p {
    font-size: calc(2.5 * var(--bu) * var(--fit, 1));
    font-weight: 700;
  }
  .band .facts,
  .band.portrait .facts {
    grid-column: 1 / -1;
    flex-direction: row;
    align-items: center;
    justify-content: flex-start;
    font-size: calc(1.75 * var(--bu) * var(--fit, 1));
  }
  .band.portrait {
    --bu: calc((var(--band-height) - 2 * var(--hatch)) / 34);
    grid-template: minmax(0, 1fr) calc(6 * var(--bu)) / calc(15 * var(--bu)) minmax(0, 1fr);
  }
  :host([moving]) .band {
    animation: enter 180ms cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  @keyframes enter {
    from {
      transform: translateY(100%);
    }
  }
  .clear {
    background: var(--paper);
    color: var(--ink);
  }
  .clear:not(.band) {
    grid-template: minmax(0, 1fr) calc(6.4 * var(--u)) / minmax(0, 1fr);
  }
  .clear .calm {
    display: grid;
    align-items: center;
    gap: calc(4.5 * var(--u));
    padding: var(--my) var(--side);
    min-height: 0;
  }
  .clear.landscape .calm {
    grid-template-columns: calc(26 * var(--u)) minmax(0, 1fr);
  }
  .clear .calm > div {
    max-height: 100%;
    height: 100%;
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    overflow: hidden;
  }
  .clear.portrait .calm {
    align-content: center;
  }
  .clear.portrait .calm svg {
    width: calc(26 * var(--u));
  }
  .clear.portrait .calm > div {
    height: calc(38 * var(--u));
    justify-content: flex-start;
  }
  .clear:not(.band) h1 {
    font-size: calc(6.6 * var(--u) * var(--fit, 1));
  }
  .clear small {
    color: var(--ink-soft);
  }
  .clear:not(.band) small {
    font-size: calc(3.2 * var(--u) * var(--fit, 1));
    font-weight: 700;
  }
  .clear .calm small {
    margin-bottom: 0.3em;
  }
  .clear .drill {
    margin-right: 0.5em;
  }
`;
