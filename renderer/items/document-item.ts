/** `<sign-document-item>`: page after page; the next one is decoded while this one is read. */
import { html } from "lit";
import { painted } from "../ports.ts";
import { cardAt } from "./card-at.ts";
import { ItemElement } from "./item-element.ts";
import { loadPicture, releasePicture } from "./load-picture.ts";
import { pictureStyles } from "./picture-styles.ts";

interface Page {
  readonly index: number;
  readonly picture: Promise<HTMLImageElement>;
}

export class DocumentItemElement extends ItemElement {
  static override styles = pictureStyles;

  #onGlass: HTMLImageElement | null = null;
  #ahead: Page | null = null;
  #wantedIndex = 0;
  #isStopped = false;

  override async prepare(offsetMs: number): Promise<void> {
    this.#wantedIndex = cardAt(this.item.cards, offsetMs).card.index;
    this.#onGlass = await this.#load(this.#wantedIndex).picture;
    this.requestUpdate();
    await this.updateComplete;
  }

  override showAt(offsetMs: number): void {
    const { card, position } = cardAt(this.item.cards, offsetMs);
    if (card.index !== this.#wantedIndex) void this.#turnTo(card.index);
    const following = this.item.cards[position + 1];
    if (following !== undefined && this.#ahead?.index !== following.index) {
      this.#ahead = this.#load(following.index);
    }
  }

  override stop(): void {
    this.#isStopped = true;
    releasePicture(this.#onGlass);
    this.#ahead?.picture.then(releasePicture, () => {});
  }

  protected override render() {
    return html`${this.#onGlass}`;
  }

  /** The page on the glass stays under the new one until that is painted; a broken page never comes on. */
  async #turnTo(index: number): Promise<void> {
    this.#wantedIndex = index;
    const page = this.#ahead?.index === index ? this.#ahead : this.#load(index);
    try {
      const picture = await page.picture;
      if (this.#wantedIndex !== index || this.#isStopped) return releasePicture(picture);
      const before = this.#onGlass;
      this.#onGlass = picture;
      before?.after(picture);
      await painted(this.ports);
      releasePicture(before);
    } catch {
      if (!this.#isStopped) this.fail();
    }
  }

  #load(index: number): Page {
    const { item } = this.item;
    if (item.kind !== "document") throw new TypeError(`A document element cannot show a ${item.kind}`);
    const hash = item.pages[index];
    if (hash === undefined) throw new RangeError(`The document has no page ${index}`);
    const picture = loadPicture(this.assetUrl(hash));
    picture.catch(() => {});
    return { index, picture };
  }
}

customElements.define("sign-document-item", DocumentItemElement);
