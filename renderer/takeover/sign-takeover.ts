/**
 * `<sign-takeover>`: an urgent message on the whole board or in a docked band, its drill form and its
 * all-clear.
 */
import { LitElement } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import { type BoardSize, shapeOf } from "../../contract/board.ts";
import type { SceneTakeover } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";
import { fontsReady } from "../fonts.ts";
import { fitTexts } from "../notice/fit.ts";
import { stripStyles } from "../notice/strip-card.ts";
import type { Cancel, RendererPorts } from "../ports.ts";
import "../severity/sign-severity.ts";
import { applyBoardSizes, applySeverity } from "../styles/board-sizes.ts";
import { tokens } from "../styles/tokens.ts";
import { pageDwellMs } from "../ticker/ticker-metrics.ts";
import { type TakeoverView, allClear, bandTakeover, fullTakeover } from "./takeover-posters.ts";
import { takeoverPages, takeoverStrip } from "./takeover-strips.ts";
import { takeoverStyles } from "./takeover-styles.ts";

/** A strip under this height shows one line at a time. */
const oneLineHeightPx = 200;
/** Syllables a second: urgent pages are read by whoever passes. */
const pageRate = 2;

export class SignTakeover extends LitElement {
  static override properties: PropertyDeclarations = {
    takeover: { attribute: false },
    size: { attribute: false },
    locale: { attribute: false },
    timeZone: { attribute: false },
    nowMs: { attribute: false },
    motion: { attribute: false },
    ports: { attribute: false },
    page: { state: true },
  };

  static override styles = [tokens, stripStyles, takeoverStyles];

  declare takeover: SceneTakeover;
  /** The area it has: the whole board, or the band's. */
  declare size: BoardSize;
  declare locale: Locale;
  declare timeZone: string;
  declare nowMs: number;
  declare motion: boolean;
  declare ports: RendererPorts | null;
  declare page: number;
  #cancelPage: Cancel = () => {};

  constructor() {
    super();
    this.ports = null;
    this.page = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelPage();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("takeover") && changed.get("takeover")?.takeover.id !== this.takeover.takeover.id)
      this.page = 0;
    applyBoardSizes(this.style, this.size);
    applySeverity(this.style, this.takeover.takeover.severity);
    this.style.setProperty("--band-height", `${this.size.heightPx}px`);
    this.toggleAttribute("moving", this.motion);
  }

  protected override render() {
    const view = this.#view();
    if (this.#isStrip()) {
      const pages = takeoverPages(view);
      const page = pages[this.page % pages.length];
      return page === undefined ? null : takeoverStrip(view, page);
    }
    const { kind, size } = view.shown.takeover;
    // A stretched screen is as low as a band, whatever was asked for.
    if (size !== "full" || view.shape === "strip") return bandTakeover(view);
    return kind === "all_clear" ? allClear(view) : fullTakeover(view);
  }

  /** Urgent text never waits for a face; it is measured again when the faces have come. */
  protected override firstUpdated(): void {
    void fontsReady(this.size.heightPx).then(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    fitTexts(this.renderRoot);
    if (this.#isStrip() && !changed.has("nowMs")) this.#turnPage();
  }

  #turnPage(): void {
    this.#cancelPage();
    const pages = takeoverPages(this.#view());
    const text = pages[this.page % pages.length]?.text ?? "";
    if (pages.length < 2 || this.ports === null) return;
    this.#cancelPage = this.ports.after(pageDwellMs(text, pageRate), () => {
      this.page = (this.page + 1) % pages.length;
    });
  }

  #isStrip(): boolean {
    const shape = shapeOf(this.size);
    if (shape === "low") return true;
    const isBand = this.takeover.takeover.size === "band";
    return shape === "strip" && this.size.heightPx < oneLineHeightPx && (!isBand || this.size.heightPx < 160);
  }

  #view(): TakeoverView {
    const { takeover: shown, size, locale, timeZone, nowMs } = this;
    return { shown, size, shape: shapeOf(size), locale, timeZone, nowMs };
  }
}

customElements.define("sign-takeover", SignTakeover);
