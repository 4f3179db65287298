/** `<sign-notice-item>`: a notice as a short scene of cards, laid out for the board's own size. */
import { css } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import { shapeOf } from "../../contract/board.ts";
import { fontsReady } from "../fonts.ts";
import { footStyles } from "../foot/foot.ts";
import type { CardView } from "../notice/card-view.ts";
import { msToNextMinute, saysTheTime, withClock } from "../notice/clock-text.ts";
import { crossFade } from "../notice/cross-fade.ts";
import { drawCard } from "../notice/draw-card.ts";
import { fitTexts } from "../notice/fit.ts";
import { fullStyles } from "../notice/full-card.ts";
import { newsStyles } from "../notice/news-card.ts";
import { type Page, type PageAt, pageAt } from "../notice/paging.ts";
import { posterStyles } from "../notice/poster-styles.ts";
import { stripCard, stripPages, stripStyles } from "../notice/strip-card.ts";
import { pictogramStyles } from "../pictograms/pictogram.ts";
import "../severity/sign-severity.ts";
import { applyBoardSizes, applySeverity } from "../styles/board-sizes.ts";
import { tokens } from "../styles/tokens.ts";
import type { Cancel } from "../ports.ts";
import { cardAt } from "./card-at.ts";
import { ItemElement } from "./item-element.ts";

/**
 * Texts that could not be made to fit even at the smallest size the design allows: for tests and for
 * the log.
 */
export const overflowAttribute = "overflow";

/** Under this height a strip holds one line; above it, it is a very wide poster. */
const oneLineHeightPx = 200;

function isStrip({ size, shape }: CardView): boolean {
  return shape === "low" || (shape === "strip" && size.heightPx < oneLineHeightPx);
}

export class NoticeItemElement extends ItemElement {
  static override properties: PropertyDeclarations = {
    ...ItemElement.properties,
    offsetMs: { state: true },
  };

  static override styles = [
    tokens,
    pictogramStyles,
    footStyles,
    posterStyles,
    fullStyles,
    newsStyles,
    stripStyles,
    css`
      :host {
        display: block;
        position: relative;
        width: 100%;
        height: 100%;
        overflow: hidden;
        background: var(--ink);
      }
    `,
  ];

  declare offsetMs: number;
  #cancelPage: Cancel = () => {};

  constructor() {
    super();
    this.offsetMs = 0;
  }

  override async prepare(offsetMs: number): Promise<void> {
    await fontsReady(this.size.heightPx);
    this.offsetMs = offsetMs;
    await this.updateComplete;
    this.#fit();
  }

  override showAt(offsetMs: number): void {
    this.#cancelPage();
    const { position } = cardAt(this.item.cards, offsetMs);
    const isNextCard = position !== cardAt(this.item.cards, this.offsetMs).position;
    if (this.motion && isNextCard) crossFade(this.renderRoot, this.updateComplete);
    this.offsetMs = offsetMs;
    this.#turnPagesFrom(offsetMs);
  }

  override stop(): void {
    this.#cancelPage();
  }

  /**
   * Sizes come from the board's own size, as properties of the host: no inline style ever reaches the
   * page.
   */
  protected override willUpdate(_changed: PropertyValues): void {
    const { item } = this.item;
    if (item.kind !== "notice") throw new TypeError(`A notice element cannot show a ${item.kind}`);
    applyBoardSizes(this.style, this.size);
    applySeverity(this.style, item.notice.severity);
    this.style.setProperty("--clock-width", `${this.clock?.widthPx ?? 0}px`);
    this.style.setProperty("--clock-height", `${this.clock?.heightPx ?? 0}px`);
    this.style.setProperty("--mark", `${this.markPx}px`);
  }

  protected override updated(_changed: PropertyValues): void {
    this.#fit();
  }

  protected override render() {
    const view = this.#view();
    if (!isStrip(view)) return drawCard(view);
    const pages = stripPages(view);
    return stripCard(view, pages, this.#page(pages).index);
  }

  #view(): CardView {
    const { item, cards, source } = this.item;
    if (item.kind !== "notice") throw new TypeError(`A notice element cannot show a ${item.kind}`);
    const { card, position } = cardAt(cards, this.offsetMs);
    return {
      notice: withClock(item.notice, this.#nowMs(), this.timeZone, this.locale),
      card: card.card,
      position,
      count: cards.length,
      source,
      locale: this.locale,
      size: this.size,
      shape: shapeOf(this.size),
    };
  }

  /** The scene's own clock: what it is when this much of the showing has passed. */
  #nowMs(): number {
    return this.item.startMs + this.offsetMs;
  }

  /** Strips say one phrase at a time; within a card the element turns its own pages. */
  #turnPagesFrom(offsetMs: number): void {
    const view = this.#view();
    const pageUntilMs = isStrip(view) ? this.#page(stripPages(view)).untilMs : Infinity;
    const minuteUntilMs = this.#saysTheTime() ? offsetMs + msToNextMinute(this.#nowMs()) : Infinity;
    const untilMs = Math.min(pageUntilMs, minuteUntilMs);
    if (untilMs === Infinity) return;
    this.#cancelPage = this.ports.after(untilMs - offsetMs, () => {
      this.offsetMs = untilMs;
      this.#turnPagesFrom(untilMs);
    });
  }

  /** The page that stands now; its end is counted from the item's start. */
  #page(pages: readonly Page[]): PageAt {
    const { card, position } = cardAt(this.item.cards, this.offsetMs);
    const startMs = this.item.cards.slice(0, position).reduce((sum, each) => sum + each.durationMs, 0);
    const texts = pages.map(({ text }) => text);
    const { index, untilMs } = pageAt(texts, card.durationMs, this.offsetMs - startMs);
    return { index, untilMs: startMs + untilMs };
  }

  #saysTheTime(): boolean {
    const { item } = this.item;
    return item.kind === "notice" && saysTheTime(item.notice);
  }

  #fit(): void {
    const tooLong = fitTexts(this.renderRoot);
    this.toggleAttribute(overflowAttribute, tooLong.length > 0);
  }
}

customElements.define("sign-notice-item", NoticeItemElement);
