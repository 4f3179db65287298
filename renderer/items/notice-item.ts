/** `<sign-notice-item>`: a notice as a short scene of cards, laid out for the board's own size. */
import { css } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import { shapeOf } from "../../contract/board.ts";
import type { NoticeBody } from "../../contract/items/notice.ts";
import { fontsReady } from "../fonts.ts";
import { footStyles } from "../foot/foot.ts";
import type { CardView } from "../notice/card-view.ts";
import { drawCard } from "../notice/draw-card.ts";
import { fitTexts } from "../notice/fit.ts";
import { posterStyles } from "../notice/poster-styles.ts";
import { pictogramStyles } from "../pictograms/pictogram.ts";
import "../severity/sign-severity.ts";
import { applyBoardSizes, applySeverity } from "../styles/board-sizes.ts";
import { tokens } from "../styles/tokens.ts";
import { cardAt } from "./card-at.ts";
import { ItemElement } from "./item-element.ts";

/** Texts that could not be made to fit even at the smallest size the design allows: for tests and for the log. */
export const overflowAttribute = "overflow";

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
    this.offsetMs = offsetMs;
  }

  /** Sizes come from the board's own size, as properties of the host: no inline style ever reaches the page. */
  protected override willUpdate(_changed: PropertyValues): void {
    const { item } = this.item;
    if (item.kind !== "notice") throw new TypeError(`A notice element cannot show a ${item.kind}`);
    applyBoardSizes(this.style, this.size);
    applySeverity(this.style, item.notice.severity);
  }

  protected override updated(_changed: PropertyValues): void {
    this.#fit();
  }

  protected override render() {
    return drawCard(this.#view());
  }

  #view(): CardView {
    const { item, cards, source } = this.item;
    if (item.kind !== "notice") throw new TypeError(`A notice element cannot show a ${item.kind}`);
    const { card, position } = cardAt(cards, this.offsetMs);
    return {
      notice: item.notice satisfies NoticeBody,
      card: card.card,
      position,
      count: cards.length,
      source,
      locale: this.locale,
      size: this.size,
      shape: shapeOf(this.size),
    };
  }

  #fit(): void {
    const tooLong = fitTexts(this.renderRoot);
    this.toggleAttribute(overflowAttribute, tooLong.length > 0);
  }
}

customElements.define("sign-notice-item", NoticeItemElement);
