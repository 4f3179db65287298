/**
 * `<sign-clock>`: the time in the corner, in the board's own zone, with the date in words where there is
 * room.
 */
import { LitElement, css, html, nothing } from "lit";
import type { PropertyDeclarations } from "lit";
import type { BoardSize } from "../contract/board.ts";
import type { Locale } from "../contract/text.ts";
import type { BoardClock } from "./board-clock.ts";
import type { Cancel, RendererPorts } from "./ports.ts";
import { applyBoardSizes } from "./styles/board-sizes.ts";
import { tokens } from "./styles/tokens.ts";

const minuteMs = 60_000;

function upperFirst(text: string, locale: Locale): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

/** Of the corner's height. */
const fontShare = 0.47;
/** A corner this many times as wide as high has room for the date. */
const datedAspect = 4;

/** `Thứ Hai, 23 tháng 11` / `Monday, 23 November`. */
export function dateInWords(atMs: number, timeZone: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "vi" ? "vi" : "en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return upperFirst(format.format(atMs), locale);
}

export function timeOfDay(atMs: number, timeZone: string): string {
  const format = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(atMs);
}

export class SignClock extends LitElement {
  static override properties: PropertyDeclarations = {
    clock: { attribute: false },
    ports: { attribute: false },
    timeZone: { attribute: false },
    locale: { attribute: false },
    size: { attribute: false },
    stageSize: { attribute: false },
  };

  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      .face {
        display: flex;
        height: 100%;
        align-items: center;
        justify-content: flex-end;
        padding-right: var(--mx);
        background: var(--ink);
        color: #fff;
        line-height: 1.35;
        white-space: nowrap;
      }
      .date {
        font-size: 0.62em;
        margin-right: 0.9em;
        padding-right: 0.9em;
        border-right: 2px solid #5b6673;
      }
      .time {
        font-weight: 800;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  declare clock: BoardClock;
  declare ports: RendererPorts;
  declare timeZone: string;
  declare locale: Locale;
  /** The corner it has. */
  declare size: BoardSize;
  /** What it stands on: the time ends where the words on the stage end. */
  declare stageSize: BoardSize;

  #cancel: Cancel = () => {};

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override willUpdate(): void {
    applyBoardSizes(this.style, this.stageSize);
    this.style.setProperty("font-size", `${Math.round(this.size.heightPx * fontShare)}px`);
  }

  protected override render() {
    const nowMs = this.clock.nowMs();
    const isDated = this.size.widthPx >= this.size.heightPx * datedAspect;
    const date = isDated
      ? html`<span class="date">${dateInWords(nowMs, this.timeZone, this.locale)}</span>`
      : nothing;
    return html`<div class="face">
      ${date}<span class="time">${timeOfDay(nowMs, this.timeZone)}</span>
    </div>`;
  }

  /**
   * Every drawing waits for the next whole minute; a stepped clock draws again with the scene that stepped
   * it.
   */
  protected override updated(): void {
    this.#cancel();
    this.#cancel = this.ports.after(minuteMs - (this.clock.nowMs() % minuteMs), () => this.requestUpdate());
  }
}

customElements.define("sign-clock", SignClock);
