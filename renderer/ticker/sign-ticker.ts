/** `<sign-ticker>`: a severity block that stands still, and the messages that run or turn beside it. */
import { LitElement, css, html, nothing, svg } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import type { BoardSize } from "../../contract/board.ts";
import type { Locale } from "../../contract/text.ts";
import { fontsReady } from "../fonts.ts";
import type { RendererPorts } from "../ports.ts";
import { severityLooks, shapeWithSign } from "../severity/severity-look.ts";
import "../severity/sign-severity.ts";
import { markCellPx, markSidePx } from "../sign-mark.ts";
import { setStyle } from "../styles/set-style.ts";
import { tokens } from "../styles/tokens.ts";
import { PagedStrip } from "./paged-strip.ts";
import { RunningStrip } from "./running-strip.ts";
import type { Message, Strip, StripParts } from "./strip.ts";
import { ledHeightPx, speedPxPerS, tickerMetrics } from "./ticker-metrics.ts";

/** The text of a message came into sight; `detail` is its id. */
export const tickerEnteredEvent = "ticker-entered";
/** Every message has been said as often as it should be; with `isSingleLap` the band is then empty. */
export const tickerLapEvent = "ticker-lap";

/** Of the band's height. */
const blockShare = 260 / 128;
const blockFontShare = 0.28;

export class SignTicker extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: {
      attribute: false,
      // Every scene brings its messages anew; only other ones interrupt the round.
      hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before),
    },
    size: { attribute: false },
    boardSize: { attribute: false },
    syllablesPerS: { attribute: false },
    motion: { attribute: false },
    locale: { attribute: false },
    isSingleLap: { attribute: false },
    isUrgent: { attribute: false },
    reading: { state: true },
    entered: { state: true },
  };

  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        contain: strict;
        background: var(--ink);
        color: #fff;
      }
      :host([led]) {
        background: #000;
        color: #ffd84d;
      }
      sign-severity,
      .block {
        position: absolute;
        inset: 0 auto 0 0;
        display: flex;
        align-items: center;
        justify-content: center;
        height: 100%;
      }
      .viewport {
        position: absolute;
        inset: 0 auto 0 0;
        overflow: hidden;
        contain: strict;
      }
      .segment {
        position: absolute;
        left: 0;
        top: 0;
        display: flex;
        align-items: baseline;
        height: 100%;
        white-space: nowrap;
        will-change: transform;
        transform-origin: 0 0;
      }
      .segment.page {
        padding-left: 0.12em;
      }
      .segment svg {
        align-self: flex-start;
        flex: none;
        margin-right: 0.4em;
      }
      sign-mark {
        position: absolute;
        right: 0;
        bottom: 0;
      }
    `,
  ];

  declare messages: readonly Message[];
  declare size: BoardSize;
  declare boardSize: BoardSize;
  declare syllablesPerS: number;
  declare motion: boolean;
  declare locale: Locale;
  declare isSingleLap: boolean;
  declare isUrgent: boolean;
  declare ports: RendererPorts;
  /** The message whose severity the block shows. */
  declare reading: Message | null;
  /** The message whose mark is drawn. */
  declare entered: Message | null;

  #strip: Strip | null = null;
  #setting = "";

  constructor() {
    super();
    this.reading = null;
    this.entered = null;
    this.isSingleLap = false;
    this.isUrgent = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#strip?.stop();
    this.#strip = null;
    this.#setting = "";
  }

  protected override willUpdate(): void {
    this.toggleAttribute("led", this.#isLed());
  }

  protected override render() {
    const severity = (this.reading ?? this.messages[0])?.severity;
    const { entered } = this;
    const isSaid = this.messages.some(({ id }) => id === entered?.id);
    const mark = isSaid ? (entered?.mark ?? null) : null;
    return html`
      <div class="viewport" style=${setStyle({ left: `${this.#blockPx()}px`, width: `${this.#viewportPx()}px` })}></div>
      ${severity === undefined ? nothing : this.#renderBlock(severity)}
      ${
        mark === null
          ? nothing
          : html`<sign-mark .value=${mark} .cellPx=${markCellPx(this.boardSize.heightPx)}></sign-mark>`
      }
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { size, boardSize, syllablesPerS, motion, isSingleLap, isUrgent } = this;
    const viewportPx = this.#viewportPx();
    const setting = JSON.stringify([
      size,
      viewportPx,
      boardSize,
      syllablesPerS,
      motion,
      isSingleLap,
      isUrgent,
    ]);
    if (setting !== this.#setting) {
      this.#setting = setting;
      void this.#begin(setting);
    } else if (changed.has("messages")) this.#strip?.say(this.messages);
  }

  /** Text is measured, so the faces must be there first. */
  async #begin(setting: string): Promise<void> {
    this.#strip?.stop();
    this.#strip = null;
    await fontsReady(this.size.heightPx).catch(() => {});
    if (this.#setting !== setting || !this.isConnected) return;
    const parts = this.#parts();
    if (parts === null) return;
    this.#strip = this.#isPaged() ? new PagedStrip(parts) : new RunningStrip(parts);
    this.#strip.say(this.messages);
  }

  #parts(): StripParts | null {
    const host = this.renderRoot.querySelector<HTMLElement>(".viewport");
    if (host === null) return null;
    const metrics = tickerMetrics(this.size.heightPx);
    return {
      host,
      ports: this.ports,
      metrics,
      widthPx: this.#viewportPx(),
      syllablesPerS: this.syllablesPerS,
      pxPerS: speedPxPerS(this.syllablesPerS, metrics, this.boardSize.widthPx),
      isLed: this.#isLed(),
      isSingleLap: this.isSingleLap,
      isUrgent: this.isUrgent,
      onReading: (message) => {
        this.reading = message;
      },
      onEntered: (message) => {
        this.entered = message;
        this.dispatchEvent(new CustomEvent(tickerEnteredEvent, { detail: message.id }));
      },
      onLap: () => this.dispatchEvent(new CustomEvent(tickerLapEvent)),
    };
  }

  #renderBlock(severity: Message["severity"]) {
    const widthPx = this.#blockPx();
    if (!this.#isLed()) {
      const fontPx = Math.round(this.size.heightPx * blockFontShare);
      return html`<sign-severity
        stacked
        severity=${severity}
        locale=${this.locale}
        style=${setStyle({ width: `${widthPx}px`, "font-size": `${fontPx}px` })}
      ></sign-severity>`;
    }
    const look = severityLooks[severity];
    const sidePx = Math.floor(Math.min(widthPx, this.size.heightPx) * 0.86);
    return html`<div class="block" style=${setStyle({ width: `${widthPx}px` })}>
      <svg width=${sidePx} height=${sidePx} viewBox="0 0 100 100">
        ${svg`${shapeWithSign(look.shape, look.led, look.ledText)}`}
      </svg>
    </div>`;
  }

  #isLed(): boolean {
    return this.size.heightPx < ledHeightPx;
  }

  #isPaged(): boolean {
    return this.#isLed() || !this.motion;
  }

  /** Words end where the mark begins. */
  #viewportPx(): number {
    const hasMark = this.messages.some(({ mark }) => mark !== null);
    return this.size.widthPx - this.#blockPx() - (hasMark ? markSidePx(this.boardSize.heightPx) : 0);
  }

  #blockPx(): number {
    const { widthPx, heightPx } = this.size;
    return this.#isLed() ? heightPx : Math.min(Math.round(heightPx * blockShare), Math.round(widthPx / 4));
  }
}

customElements.define("sign-ticker", SignTicker);
