/** `<sign-severity>`: colour, shape and word of one severity as a block; its font size sets its size. */
import { LitElement, css, html, svg } from "lit";
import type { PropertyDeclarations, PropertyValues } from "lit";
import type { Severity } from "../../contract/level.ts";
import type { Locale } from "../../contract/text.ts";
import { tokens } from "../styles/tokens.ts";
import { words } from "../words.ts";
import { severityLooks, shapeWithSign } from "./severity-look.ts";

/** A shorter word keeps to one line even where words are stacked. */
const stackedLettersMin = 6;
const longLettersMin = 9;

export class SignSeverity extends LitElement {
  static override properties: PropertyDeclarations = {
    severity: { attribute: true, reflect: true },
    locale: { attribute: true },
    stacked: { type: Boolean, reflect: true },
    bare: { type: Boolean, reflect: true },
    long: { type: Boolean, reflect: true },
  };

  static override styles = [
    tokens,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 0.34em;
        padding: 0.1em 0.5em 0.1em 0.3em;
        font-weight: 800;
        line-height: 1.35;
        white-space: nowrap;
      }
      :host([bare]) {
        padding: 0;
      }
      :host([stacked]) {
        white-space: pre-line;
        line-height: 1.14;
      }
      svg {
        flex: none;
        width: 1.32em;
        height: 1.32em;
      }
      :host([stacked]) svg {
        width: 2.1em;
        height: 2.1em;
      }
    `,
  ];

  declare severity: Severity;
  declare locale: Locale;
  /** The word in two lines beside a taller shape, for strips. */
  declare stacked: boolean;
  /** No ground of its own: it stands on a field of its colour. */
  declare bare: boolean;
  /** Its word is longer than the four in Vietnamese: whoever gives it little room sets it smaller. */
  declare long: boolean;

  constructor() {
    super();
    this.severity = "info";
    this.locale = "vi";
    this.stacked = false;
    this.bare = false;
    this.long = false;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const look = severityLooks[this.severity];
    this.long = this.#word().length > longLettersMin;
    this.style.color = look.text;
    this.style.background = this.bare ? "none" : look.ground;
  }

  protected override render() {
    const look = severityLooks[this.severity];
    const word = this.#word();
    const shape = shapeWithSign(look.shape, look.text, look.ground);
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">${svg`${shape}`}</svg
      ><span>${this.stacked && word.length > stackedLettersMin ? word.replace(" ", "\n") : word}</span>`;
  }

  #word(): string {
    return words.severity[this.severity][this.locale];
  }
}

customElements.define("sign-severity", SignSeverity);
