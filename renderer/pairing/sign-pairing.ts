/**
 * `<sign-pairing>`: what staff need to pair this board, beside the house loop: code, QR, number, three
 * words.
 */
import { LitElement, css, html, svg } from "lit";
import type { PropertyDeclarations, PropertyValues, TemplateResult } from "lit";
import type { BoardSize } from "../../contract/board.ts";
import type { ScenePairing } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";
import { fontsReady } from "../fonts.ts";
import { fitTexts } from "../notice/fit.ts";
import { measureText } from "../notice/measure-text.ts";
import { applyBoardSizes } from "../styles/board-sizes.ts";
import { tokens } from "../styles/tokens.ts";
import { tickerMetrics } from "../ticker/ticker-metrics.ts";
import { words } from "../words.ts";
import { qrPicture } from "./qr-picture.ts";

/** Below this there is room for the code and the number in one line only. */
const oneLineHeightPx = 200;

export class SignPairing extends LitElement {
  static override properties: PropertyDeclarations = {
    pairing: { attribute: false },
    size: { attribute: false },
    locale: { attribute: false },
  };

  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        width: 100%;
        height: 100%;
        overflow: hidden;
        background: var(--ink);
        color: #ffffff;
        line-height: var(--leading);
      }
      .panel {
        height: 100%;
        --k: calc(var(--u) * 1.45);
        display: grid;
        padding: var(--my) var(--mx);
        gap: calc(2 * var(--k));
        align-content: center;
        overflow: hidden;
      }
      .panel.wide {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: calc(4 * var(--k));
      }
      .qr {
        width: calc(27 * var(--k));
        height: calc(27 * var(--k));
      }
      .wide .qr {
        width: calc(30 * var(--k));
        height: calc(30 * var(--k));
      }
      .words {
        display: flex;
        flex-direction: column;
        gap: calc(1.1 * var(--k) * var(--fit, 1));
        min-height: 0;
        overflow: hidden;
        font-size: calc(2.3 * var(--k) * var(--fit, 1));
      }
      h2 {
        font-size: 1.32em;
        font-weight: 800;
        text-wrap: balance;
      }
      p {
        color: #c3c8cf;
        text-wrap: balance;
      }
      .code {
        font-size: 2.75em;
        font-weight: 800;
        letter-spacing: 0.02em;
        line-height: 1.2;
        white-space: nowrap;
        color: var(--sun);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        column-gap: 1em;
        row-gap: 0.25em;
        align-items: baseline;
      }
      dt {
        color: #c3c8cf;
      }
      dd {
        font-weight: 700;
      }
      dd.number {
        font-size: 1.9em;
        font-weight: 800;
        line-height: 1.2;
      }
      .line {
        display: block;
        width: 100%;
        height: 100%;
        background: #000000;
      }
    `,
  ];

  declare pairing: ScenePairing;
  declare size: BoardSize;
  declare locale: Locale;

  protected override willUpdate(_changed: PropertyValues): void {
    applyBoardSizes(this.style, this.size);
  }

  protected override render() {
    return this.size.heightPx < oneLineHeightPx ? this.#renderLine() : this.#renderPanel();
  }

  /** Measured again when the faces have come: only the first drawing can be too early for them. */
  protected override firstUpdated(): void {
    void fontsReady(this.size.heightPx).then(() => this.requestUpdate());
  }

  protected override updated(): void {
    fitTexts(this.renderRoot);
  }

  #renderPanel(): TemplateResult {
    const { pairing, locale } = this;
    const { pairing: say } = words;
    const isWide = this.size.widthPx > this.size.heightPx * 1.2;
    return html`<section class="panel ${isWide ? "wide" : ""}">
      ${qrPicture(pairing.verificationUri)}
      <div class="words" data-fit="0.5">
        <h2>${say.title[locale]}</h2>
        <p>${say.scan[locale]}</p>
        <div class="code">${pairing.userCode}</div>
        <dl>
          <dt>${say.number[locale]}</dt>
          <dd class="number">${pairing.number}</dd>
          <dt>${say.fingerprint[locale]}</dt>
          <dd>${pairing.fingerprint}</dd>
        </dl>
        <p>${say.compare[locale]}</p>
      </div>
    </section>`;
  }

  /** Strips hold the code and the number; the QR code needs more pixels than they have. */
  #renderLine(): TemplateResult {
    const { widthPx, heightPx } = this.size;
    const metrics = tickerMetrics(heightPx);
    const font = `${metrics.weight} ${metrics.fontPx}px "${metrics.face}"`;
    const gapPx = metrics.fontPx * 0.6;
    const whole = measureText(this.pairing.userCode + this.pairing.number, font) + gapPx * 3;
    const squeeze = Math.min(1, widthPx / whole);
    const text = (content: string, xPx: number, anchor: string, fill: string) =>
      svg`<text x=${xPx} y=${metrics.baselinePx} text-anchor=${anchor} font-family=${metrics.face}
        font-weight=${metrics.weight} font-size=${metrics.fontPx * squeeze} fill=${fill}>${content}</text>`;
    return html`<svg class="line" viewBox="0 0 ${widthPx} ${heightPx}">
      ${text(this.pairing.userCode, gapPx * squeeze, "start", "#ffff00")}
      ${text(this.pairing.number, widthPx - gapPx * squeeze, "end", "#ffffff")}
    </svg>`;
  }
}

customElements.define("sign-pairing", SignPairing);
