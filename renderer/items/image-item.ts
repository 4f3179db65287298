/** `<sign-image-item>`: one picture, decoded before it is seen. */
import { html } from "lit";
import { ItemElement } from "./item-element.ts";
import { loadPicture, releasePicture } from "./load-picture.ts";
import { pictureStyles } from "./picture-styles.ts";

export class ImageItemElement extends ItemElement {
  static override styles = pictureStyles;

  #picture: HTMLImageElement | null = null;

  override async prepare(): Promise<void> {
    const { item } = this.item;
    if (item.kind !== "image") throw new TypeError(`An image element cannot show a ${item.kind}`);
    this.#picture = await loadPicture(this.assetUrl(item.asset));
    this.#picture.className = item.fit;
    this.requestUpdate();
    await this.updateComplete;
  }

  override showAt(): void {}

  override stop(): void {
    releasePicture(this.#picture);
  }

  protected override render() {
    return html`${this.#picture}`;
  }
}

customElements.define("sign-image-item", ImageItemElement);
