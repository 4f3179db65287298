/** A tip's cards: a habit worth keeping, in the blue of good advice. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { TipBody } from "../../contract/items/notice.ts";
import { foot } from "../foot/foot.ts";
import { field, lineList } from "./card-parts.ts";
import type { CardView } from "./card-view.ts";
import { typeset } from "./typeset.ts";
import { voiceCard } from "./warning-cards.ts";

/** The whole tip: its title above its three lines; also its poster where people wait. */
function linesCard(view: CardView<TipBody>): TemplateResult {
  const { notice, shape } = view;
  return html`<article class="card ${shape}">
    ${field(view)}
    <section class="sheet">
      <div class="list tip">
        <div class="heading" data-fit="0.7"><h2>${typeset(notice.title)}</h2></div>
        ${lineList(notice.severity, notice.lines)}
      </div>
    </section>
    ${foot(view)}
  </article>`;
}

export function tipCard(view: CardView<TipBody>): TemplateResult {
  return view.card === "title" ? voiceCard(view, view.notice.title, null) : linesCard(view);
}
