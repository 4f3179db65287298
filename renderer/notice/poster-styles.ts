/**
 * The poster: a severity field with its shape cut large into it, paper for the voice, ink for what to
 * do. Everything is counted in `--u`, one sixtieth of the board's height (or width, upright), never in
 * the units of a window.
 */
import { css } from "lit";

export const posterStyles = css`
  .card {
    position: absolute;
    inset: 0;
    display: grid;
    overflow: hidden;
    background: var(--paper);
    color: var(--ink);
    line-height: var(--leading);
    --title: calc(7.6 * var(--u));
    --body: calc(3.5 * var(--u));
    --pad: calc(3.4 * var(--u));
    --on-cut: var(--paper);
    --picto-body: #ffffff;
    --picto-line: var(--ink);
    --picto-accent: var(--ground);
    /* Words at the upper right begin below the clock, where there is one. */
    --clear: var(--clock-height);
  }
  .card.landscape {
    grid-template: minmax(0, 1fr) var(--foot) / min(36%, 42 * var(--u)) minmax(0, 1fr);
  }
  .card.portrait {
    --clear: 0px;
    grid-template: 36% minmax(0, 1fr) var(--foot) / minmax(0, 1fr);
  }
  .card.strip {
    grid-template: minmax(0, 1fr) var(--foot) / 25% minmax(0, 1fr);
    --title: calc(5.2 * var(--u));
    --body: calc(3 * var(--u));
    --pad: calc(2 * var(--u));
  }
  .strip .field sign-severity {
    top: calc(1.4 * var(--u));
    left: calc(1.6 * var(--u));
    font-size: calc(2.5 * var(--u));
    flex-direction: column;
    align-items: flex-start;
  }
  .strip .cut {
    height: 100%;
    right: calc(0.6 * var(--u));
    top: 0;
  }
  .strip .marks {
    display: none;
  }
  .strip .voice > div {
    inset: max(0.6 * var(--u), var(--clear)) var(--mx) calc(0.6 * var(--u)) var(--pad);
  }
  .strip .tail {
    display: none;
  }
  .landscape .foot,
  .strip .foot {
    grid-column: 1 / -1;
  }
  .field {
    position: relative;
    overflow: hidden;
    background: var(--ground);
    color: var(--on);
    min-height: 0;
  }
  .field sign-severity {
    position: absolute;
    left: var(--mx);
    top: var(--my);
    /* On a narrow picture area the word still ends within its field. */
    font-size: min(4.1 * var(--u), var(--mx));
    z-index: 1;
  }
  .field sign-severity[long] {
    font-size: min(3.3 * var(--u), 0.8 * var(--mx));
  }
  .cut {
    position: absolute;
  }
  .landscape .cut {
    /* In the middle of what the label leaves of the field, whatever its proportions. */
    width: 94%;
    left: 3%;
    top: calc(var(--my) + 8.6 * var(--u));
    height: calc(100% - var(--my) - 10 * var(--u));
  }
  .portrait .cut {
    height: calc(100% - var(--clock-height));
    right: calc(-2.4 * var(--u));
    top: var(--clock-height);
  }
  .portrait .field sign-severity {
    font-size: calc(4.8 * var(--u));
    flex-direction: column;
    align-items: flex-start;
  }
  .sheet {
    position: relative;
    min-height: 0;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .voice {
    position: relative;
    flex: 1 1 0;
    min-height: 0;
    background: var(--paper);
  }
  .voice > div {
    position: absolute;
    inset: max(var(--my) + 1.6 * var(--u), var(--clear) + 0.6 * var(--u)) var(--mx) calc(1.6 * var(--u))
      var(--pad);
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    overflow: hidden;
  }
  h1 {
    font-size: calc(var(--title) * var(--fit, 1));
    font-weight: 800;
    letter-spacing: -0.012em;
    line-height: var(--leading);
    max-width: 17.6em;
    text-wrap: balance;
  }
  h1.quoted {
    text-indent: -0.46em;
    padding-left: 0.46em;
  }
  /* The paper is the swindler's speech: its tail points at the picture. */
  .tail {
    position: absolute;
    fill: var(--paper);
    z-index: 2;
  }
  .landscape .tail {
    width: calc(5 * var(--u));
    right: calc(100% - 1px);
    top: 50%;
  }
  .portrait .tail {
    height: calc(5 * var(--u));
    bottom: calc(100% - 1px);
    left: calc(var(--mx) + 13 * var(--u));
  }
  /* Good advice is our own voice from edge to edge: no paper, no tail. */
  .ours .voice {
    background: var(--ground);
    color: var(--on);
  }
  .answer {
    position: relative;
    flex: 0 0 31%;
    background: var(--ground);
    color: var(--on);
  }
  .answer > div {
    position: absolute;
    inset: calc(1.4 * var(--u)) var(--mx) calc(1.4 * var(--u)) var(--pad);
    display: flex;
    align-items: safe center;
    overflow: hidden;
  }
  .answer p {
    font-size: calc(4.8 * var(--u) * var(--fit, 1));
    font-weight: 700;
    max-width: 24em;
    text-wrap: balance;
  }
  .portrait .answer {
    flex-basis: 33%;
  }
  .portrait .answer > div,
  .portrait .voice > div,
  .portrait .list {
    left: var(--mx);
  }
  .marks {
    position: absolute;
    left: var(--mx);
    top: calc(var(--my) + 6.9 * var(--u));
    height: calc(1.5 * var(--u));
  }
  .portrait .marks {
    top: auto;
    bottom: calc(2.4 * var(--u));
  }
  .list {
    position: absolute;
    inset: var(--my) var(--mx) calc(2 * var(--u)) var(--pad);
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .list .topic {
    font-size: calc(2.1 * var(--u));
    padding-right: max(14 * var(--u), var(--clock-width));
    min-height: calc(var(--clear) + 0.4 * var(--u) - var(--my));
    color: var(--ink-soft);
    text-wrap: balance;
  }
  .portrait .list .topic {
    padding-right: 0;
  }
  .list .heading {
    padding-top: max(0px, var(--clear) + 0.4 * var(--u) - var(--my));
  }
  .list h2 {
    font-size: calc(4.6 * var(--u));
    font-weight: 800;
    letter-spacing: -0.01em;
    line-height: var(--leading);
  }
  .list ol {
    flex: 1 1 0;
    min-height: 0;
    list-style: none;
    display: flex;
    flex-direction: column;
    justify-content: space-around;
    overflow: hidden;
    padding-top: calc(0.4 * var(--u));
  }
  .list li {
    display: grid;
    grid-template-columns: calc(4.4 * var(--u)) minmax(0, 1fr);
    column-gap: calc(2 * var(--u));
    align-items: center;
    font-size: calc(var(--body) * var(--fit, 1));
    font-weight: 700;
  }
  .list li p {
    max-width: 22em;
    text-wrap: balance;
  }
  .list li + li {
    border-top: calc(0.16 * var(--u)) solid #d9cfba;
    padding-top: calc(0.9 * var(--u));
  }
  .list .labelled li {
    grid-template-columns: calc(21 * var(--u) * var(--fit, 1)) minmax(0, 1fr);
  }
  .list .labelled b {
    font-size: calc(6 * var(--u) * var(--fit, 1));
    font-weight: 800;
    letter-spacing: -0.02em;
    line-height: 1.2;
    color: var(--ground);
  }
  .do {
    background: var(--ink);
    color: #ffffff;
  }
  .do .topic {
    color: #c3c8cf;
  }
  .do .list li + li {
    border-color: #3a4452;
  }
  .do + .foot {
    background: #000000;
  }
`;
