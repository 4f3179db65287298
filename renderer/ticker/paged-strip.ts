/** The paged ticker for low boards and still ones: one phrase at a time, each for as long as it takes to read. */
import type { Cancel } from "../ports.ts";
import { pagesOf } from "./pages-of.ts";
import { setLine } from "./segment.ts";
import { type Message, MessageRound, type Strip, type StripParts } from "./strip.ts";
import { charactersPerPage, pageDwellMs } from "./ticker-metrics.ts";

/** A single long word may be narrowed this much before it is allowed to run out of the band. */
const narrowestScale = 0.6;

export class PagedStrip implements Strip {
  readonly #parts: StripParts;
  readonly #round = new MessageRound();
  readonly #line = document.createElement("div");
  #current: { message: Message; isLast: boolean } | null = null;
  #pages: string[] = [];
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
    const text = this.#pages.shift();
    if (text === undefined || this.#current === null) return this.#line.replaceChildren();
    this.#draw(this.#current.message, text);
    this.#cancel = this.#parts.ports.after(pageDwellMs(text, this.#parts.syllablesPerS), () => this.#turn());
  }

  #begin(): void {
    this.#current = this.#round.next();
    if (this.#current === null) return;
    const { message } = this.#current;
    this.#pages = this.#pagesThatFit(message);
    this.#parts.onReading(message);
    this.#parts.onEntered(message);
  }

  /** The mean width of letters is only a first guess: pages get shorter until the widest one fits. */
  #pagesThatFit(message: Message): string[] {
    const { metrics, widthPx } = this.#parts;
    const longest = Math.max(...message.text.split(" ").map((word) => word.length));
    for (let characters = charactersPerPage(metrics, widthPx) + 3; characters > longest; characters -= 1) {
      const pages = pagesOf(message.text, characters);
      if (pages.every((page) => this.#draw(message, page) === 1)) return pages;
    }
    return pagesOf(message.text, longest);
  }

  /** Sets the line and answers how much it had to be narrowed. */
  #draw(message: Message, text: string): number {
    setLine(this.#line, message, text, this.#parts.metrics);
    this.#line.style.transform = "";
    const scale = this.#parts.widthPx / (this.#line.offsetWidth + 1);
    if (scale >= 1) return 1;
    this.#line.style.transform = `scaleX(${Math.max(narrowestScale, scale)})`;
    return scale;
  }
}
