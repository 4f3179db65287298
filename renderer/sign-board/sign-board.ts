/**
 * `<sign-board>`: one board, composed from a scene: stage, ticker band, takeover, pairing panel, clock and
 * marks.
 */
import { LitElement, html, nothing } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import { assetExtensions } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import type { Scene, SceneTakeover, ShowingKey } from "../../contract/scene.ts";
import type { BoardClock } from "../board-clock.ts";
import "../pairing/sign-pairing.ts";
import { type Cancel, type RendererPorts, painted } from "../ports.ts";
import { Stage } from "../rotation/stage.ts";
import type { ShownReporter } from "../shown-reporter.ts";
import "../sign-clock.ts";
import { setStyle } from "../styles/set-style.ts";
import { markCellPx } from "../sign-mark.ts";
import { rehearseTakeover } from "../takeover/rehearse.ts";
import "../takeover/sign-takeover.ts";
import { messagesOf } from "../ticker/messages-of.ts";
import "../ticker/sign-ticker.ts";
import { boardStyles } from "./board-styles.ts";
import { type Layout, type Rect, layOut } from "./layout.ts";
import { TickerTurns } from "./ticker-turns.ts";

/** When the first picture has come and the page has nothing to do. */
const rehearseAfterMs = 2_000;

/** Set as properties, never as an attribute: the page's policy allows no inline style. */
const place = ({ xPx, yPx, widthPx, heightPx }: Rect) =>
  setStyle({ left: `${xPx}px`, top: `${yPx}px`, width: `${widthPx}px`, height: `${heightPx}px` });

export class SignBoard extends LitElement {
  static override properties: PropertyDeclarations = {
    scene: { attribute: false },
    isTickerTurn: { state: true },
  };

  static override styles = boardStyles;

  declare scene: Scene | null;
  declare isTickerTurn: boolean;
  declare ports: RendererPorts;
  declare clock: BoardClock;
  declare reporter: ShownReporter;
  /** Where assets are fetched from; the hash and its extension follow. */
  declare assetBase: string;

  #stage: Stage | null = null;
  #paintedTakeover: string | null = null;
  #cancelRehearsal: Cancel | null = null;
  readonly #turns = new TickerTurns((isTickerTurn) => {
    this.isTickerTurn = isTickerTurn;
  });

  constructor() {
    super();
    this.scene = null;
    this.isTickerTurn = true;
  }

  /** What of the rotation can be seen now. */
  onGlass(): ShowingKey | null {
    return this.#stage?.onGlass() ?? null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelRehearsal?.();
    this.#stage?.stop();
    this.#stage = null;
  }

  protected override render() {
    const { scene } = this;
    if (scene === null) return html`<div id="stage"></div>`;
    const layout = this.#layout(scene);
    this.style.width = `${scene.size.widthPx}px`;
    this.style.height = `${scene.size.heightPx}px`;
    return html`
      <div id="stage" style=${place(layout.stage)}></div>
      ${this.#renderPairing(scene, layout)} ${this.#renderTicker(scene, layout)}
      ${this.#renderTakeover(scene, layout)} ${this.#renderClock(scene, layout)}
      ${scene.stale ? html`<div class="stale"></div>` : nothing}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { scene } = this;
    if (scene === null) return;
    const layout = this.#layout(scene);
    const { widthPx, heightPx } = layout.stage;
    this.#theStage().show({
      item: scene.item,
      next: scene.next,
      surroundings: {
        size: { widthPx, heightPx },
        locale: scene.locale,
        timeZone: scene.timeZone,
        motion: scene.motion,
        clock: layout.clock,
        markCellPx: markCellPx(scene.size.heightPx),
        assetUrl: (hash) => this.#assetUrl(hash),
      },
    });
    if (layout.isStageCovered && layout.takeover !== null) this.#theStage().endFade();
    const isPainted = layout.takeover === null || this.#paintedTakeover === scene.takeover?.takeover.id;
    if (isPainted) this.#theStage().cover(layout.isStageCovered);
    if (changed.has("scene")) this.#reportTakeover(scene.takeover, layout);
    this.#cancelRehearsal ??= this.ports.after(rehearseAfterMs, () => this.#rehearse());
  }

  #rehearse(): void {
    const { scene, renderRoot } = this;
    if (scene === null || scene.takeover !== null) return;
    const { size, locale, timeZone, nowMs } = scene;
    void rehearseTakeover({ host: renderRoot, size, locale, timeZone, nowMs });
  }

  #layout(scene: Scene): Layout {
    return layOut({
      size: scene.size,
      hasTicker: messagesOf(scene).length > 0,
      isTickerTurn: this.isTickerTurn,
      takeover: scene.takeover?.takeover.size ?? null,
      hasPairing: scene.pairing !== null,
      hasClock: scene.showClock,
    });
  }

  #theStage(): Stage {
    const host = this.renderRoot.querySelector<HTMLElement>("#stage");
    if (host === null) throw new Error("the board has a stage");
    this.#stage ??= new Stage({
      host,
      ports: this.ports,
      clock: this.clock,
      reporter: this.reporter,
      onSwap: (key) => this.#turns.swapped(key !== null),
    });
    return this.#stage;
  }

  #assetUrl(hash: AssetHash): string {
    const asset = this.scene?.assets[hash];
    return `${this.assetBase}${hash}${asset === undefined ? "" : `.${assetExtensions[asset.mime]}`}`;
  }

  /** What covers the stage is reported only when it is painted, and only then hides what is below it. */
  #reportTakeover(shown: SceneTakeover | null, layout: Layout): void {
    const id = shown?.takeover.id ?? null;
    if (id === this.#paintedTakeover || shown === null || layout.takeover === null) {
      if (shown === null) this.#paintedTakeover = null;
      return;
    }
    void painted(this.ports).then(() => {
      if (this.scene?.takeover?.takeover.id !== id || this.#paintedTakeover === id) return;
      this.#paintedTakeover = id;
      this.reporter.takeoverShown(shown.takeover.id);
      this.#stage?.cover(this.#layout(this.scene).isStageCovered);
    });
  }

  readonly #tickerEntered = (event: CustomEvent<string>) => {
    const takeover = this.scene?.takeover?.takeover;
    if (takeover?.id !== event.detail || this.#paintedTakeover === takeover.id) return;
    this.#paintedTakeover = takeover.id;
    void painted(this.ports).then(() => this.reporter.takeoverShown(takeover.id));
  };

  #renderTicker(scene: Scene, { band }: Layout) {
    if (band === null) return nothing;
    const isUrgent = scene.takeover?.takeover.size === "ticker";
    const isWhole = band.heightPx === scene.size.heightPx;
    return html`<sign-ticker
      style=${place(band)}
      .messages=${messagesOf(scene)}
      .size=${{ widthPx: band.widthPx, heightPx: band.heightPx }}
      .boardSize=${scene.size}
      .syllablesPerS=${scene.readingRate}
      .motion=${scene.motion}
      .locale=${scene.locale}
      .isSingleLap=${isWhole && !isUrgent && scene.item !== null}
      .isUrgent=${isUrgent}
      .ports=${this.ports}
      @ticker-entered=${this.#tickerEntered}
      @ticker-lap=${() => this.#turns.lapDone(scene.item !== null)}
    ></sign-ticker>`;
  }

  #renderTakeover(scene: Scene, { takeover: rect }: Layout) {
    if (scene.takeover === null || rect === null) return nothing;
    const { mark } = scene.takeover.takeover;
    const cellPx = markCellPx(scene.size.heightPx);
    return html`<div class="takeover" style=${place(rect)}>
      <sign-takeover
        .takeover=${scene.takeover}
        .size=${{ widthPx: rect.widthPx, heightPx: rect.heightPx }}
        .locale=${scene.locale}
        .timeZone=${scene.timeZone}
        .nowMs=${scene.nowMs}
        .ports=${this.ports}
        .motion=${scene.motion}
      ></sign-takeover>
      ${mark === null ? nothing : html`<sign-mark class="mark" .value=${mark} .cellPx=${cellPx}></sign-mark>`}
    </div>`;
  }

  #renderPairing(scene: Scene, { pairing: rect }: Layout) {
    if (scene.pairing === null || rect === null) return nothing;
    return html`<sign-pairing
      style=${place(rect)}
      .pairing=${scene.pairing}
      .size=${{ widthPx: rect.widthPx, heightPx: rect.heightPx }}
      .locale=${scene.locale}
    ></sign-pairing>`;
  }

  #renderClock(scene: Scene, { clock: rect, stage }: Layout) {
    if (rect === null) return nothing;
    return html`<sign-clock
      style=${place(rect)}
      .clock=${this.clock}
      .ports=${this.ports}
      .timeZone=${scene.timeZone}
      .locale=${scene.locale}
      .size=${{ widthPx: rect.widthPx, heightPx: rect.heightPx }}
      .stageSize=${{ widthPx: stage.widthPx, heightPx: stage.heightPx }}
      .nowMs=${scene.nowMs}
    ></sign-clock>`;
  }
}

customElements.define("sign-board", SignBoard);
