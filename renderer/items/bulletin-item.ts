/**
 * `<sign-bulletin-item>`: what a takeover said, among the other posters, once its urgent life is over. It
 * is drawn by the takeover's own element, so that people recognise it.
 */
import { css, html } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import type { SceneTakeover } from "../../contract/scene.ts";
import { fontsReady } from "../fonts.ts";
import { SignTakeover } from "../takeover/sign-takeover.ts";
import { ItemElement } from "./item-element.ts";

export class BulletinItemElement extends ItemElement {
  static override properties: PropertyDeclarations = {
    ...ItemElement.properties,
    isOnGlass: { state: true },
  };

  static override styles = css`
    :host {
      display: block;
      width: 100%;
      height: 100%;
      background: #10151c;
    }
  `;

  /** Pages of a strip turn from the moment it is shown, not from when it was prepared. */
  declare isOnGlass: boolean;

  constructor() {
    super();
    this.isOnGlass = false;
  }

  override async prepare(_offsetMs: number): Promise<void> {
    await fontsReady(this.size.heightPx);
    await this.updateComplete;
    const poster = this.renderRoot.querySelector("sign-takeover");
    if (poster instanceof SignTakeover) await poster.updateComplete;
  }

  override showAt(_offsetMs: number): void {
    this.isOnGlass = true;
  }

  override stop(): void {
    this.isOnGlass = false;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.item.item.kind !== "bulletin") {
      throw new TypeError(`A bulletin element cannot show a ${this.item.item.kind}`);
    }
  }

  protected override render() {
    return html`<sign-takeover
      .takeover=${this.#poster()}
      .size=${this.size}
      .locale=${this.locale}
      .timeZone=${this.timeZone}
      .nowMs=${this.item.startMs}
      .ports=${this.isOnGlass ? this.ports : null}
      .motion=${this.motion}
    ></sign-takeover>`;
  }

  /** As a poster it has the whole stage, however small it was as a takeover. */
  #poster(): SceneTakeover {
    const { item, source } = this.item;
    if (item.kind !== "bulletin") throw new TypeError(`A bulletin element cannot show a ${item.kind}`);
    return { takeover: { ...item.message, size: "full" }, source };
  }
}

customElements.define("sign-bulletin-item", BulletinItemElement);
