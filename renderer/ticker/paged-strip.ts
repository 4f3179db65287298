/**
 * The paged ticker for low boards and still ones: one phrase at a time, each for as long as it takes to read.
 */
import type { Cancel } from "../ports.ts";
import { type Page, pagesFor } from "../notice/paging.ts";
import { setLine } from "./segment.ts";
import { type Message, MessageRound, type Strip, type StripParts } from "./strip.ts";
import { pageDwellMs } from "./ticker-metrics.ts";

/** Air between the block and a page. */
const pagePaddingEm = 0.12;

export class PagedStrip implements Strip {
  readonly #parts: StripParts;
  readonly #round = new MessageRound();
  readonly #line = document.createElement("div");
  #current: { message: Message; isLast: boolean } | null = null;
  #pages: Page[] = [];
  #cancel: Cancel = () => {};

  constructor(parts: StripParts) {
    this.#parts = parts;
    this.#line.className = "segment page";
    parts.host.append(this.#line);
  }

  /** A page that is being read stays to its end, unless its message is no longer among them. */
  say(messages: readonly Message[]): void {
    this.#round.set(messages);
    if (this.#current !== null && this.#round.has(this.#current.message)) return;
    this.#cancel();
    this.#current = null;
    this.#pages = [];
    this.#turn();
  }

  stop(): void {
    this.#cancel();
    this.#line.remove();
  }

  #turn(): void {
    if (this.#pages.length === 0 && this.#current?.isLast === true) this.#parts.onLap();
    if (this.#pages.length === 0) this.#begin();
    const page = this.#pages.shift();
    if (page === undefined || this.#current === null) return this.#line.replaceChildren();
    const { metrics, ports, syllablesPerS } = this.#parts;
    setLine(this.#line, this.#current.message, page.text, metrics);
    this.#line.style.transform = page.squeeze < 1 ? `scaleX(${page.squeeze})` : "";
    this.#cancel = ports.after(pageDwellMs(page.text, syllablesPerS), () => this.#turn());
  }

  #begin(): void {
    this.#current = this.#round.next();
    if (this.#current === null) return;
    const { message } = this.#current;
    const { widthPx, metrics } = this.#parts;
    this.#pages = pagesFor(message.text, widthPx - 2 * metrics.fontPx * pagePaddingEm, metrics);
    this.#parts.onReading(message);
    this.#parts.onEntered(message);
  }
}
