/**
 * Lit directive for `style=`: sets properties one by one. A style attribute, which Lit's own style map begins
 * with, is refused by the page's policy.
 */
import { noChange } from "lit";
import { type AttributePart, Directive, directive } from "lit/directive.js";

type Styles = Readonly<Record<string, string>>;

class SetStyle extends Directive {
  #names: readonly string[] = [];

  override render(_styles: Styles): unknown {
    return noChange;
  }

  override update({ element: { style } }: AttributePart, [styles]: [Styles]): unknown {
    for (const name of this.#names) if (!(name in styles)) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) style.setProperty(name, value);
    this.#names = Object.keys(styles);
    return noChange;
  }
}

export const setStyle = directive(SetStyle);
