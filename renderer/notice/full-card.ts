/**
 * The whole warning on one sheet, for places where people wait: scene above, signs on paper, actions
 * on ink.
 */
import { css, html } from "lit";
import type { TemplateResult } from "lit";
import type { WarningBody } from "../../contract/items/notice.ts";
import { foot } from "../foot/foot.ts";
import { words } from "../words.ts";
import { cutShape, headline, numbered } from "./card-parts.ts";
import type { CardView } from "./card-view.ts";
import { typeset } from "./typeset.ts";

export const fullStyles = css`
  .card.full.landscape {
    grid-template: 38% minmax(0, 1fr) var(--foot) / minmax(0, 1fr) minmax(0, 1fr);
    --body: calc(2.75 * var(--u));
  }
  .card.full.portrait {
    grid-template: 27% minmax(0, 1fr) minmax(0, 1fr) var(--foot) / minmax(0, 1fr);
    --body: calc(2.9 * var(--u));
  }
  .full .field {
    grid-column: 1 / -1;
  }
  .full .field sign-severity {
    font-size: calc(2.7 * var(--u));
  }
  .full .cut {
    height: min(112% - 1.5 * var(--clock-height), 25.6 * var(--u));
    width: auto;
    left: auto;
    right: calc(var(--mx) * 0.6);
    top: calc(50% + 0.5 * var(--clock-height));
    translate: 0 -50%;
  }
  .full.portrait .field sign-severity {
    flex-direction: row;
    align-items: center;
  }
  .full.portrait .cut {
    height: min(82%, 98% - var(--clock-height));
    top: auto;
    bottom: 2%;
    translate: none;
    right: calc(-3.4 * var(--u));
  }
  .full .speech {
    position: absolute;
    inset: max(var(--my) + 4.6 * var(--u), var(--clock-height)) calc(var(--mx) + 26 * var(--u))
      calc(1.2 * var(--u)) var(--mx);
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    gap: calc(0.4 * var(--u));
    overflow: hidden;
  }
  .full.portrait .speech {
    right: 38%;
  }
  .full .speech h1 {
    font-size: calc(5 * var(--u) * var(--fit, 1));
    max-width: none;
    line-height: 1.32;
  }
  .full .speech p {
    font-size: calc(2.75 * var(--u) * var(--fit, 1));
    font-weight: 700;
    text-wrap: balance;
  }
  .full .list {
    inset: calc(1.3 * var(--u)) calc(2.4 * var(--u)) calc(1.2 * var(--u)) var(--mx);
  }
  .full .do .list {
    left: calc(2.6 * var(--u));
    right: var(--mx);
  }
  .full.portrait .list,
  .full.portrait .do .list {
    inset: calc(0.8 * var(--u)) var(--mx) calc(0.4 * var(--u)) var(--mx);
  }
  .full .list h2 {
    font-size: calc(2.75 * var(--u));
  }
  .full .list li {
    grid-template-columns: calc(3.4 * var(--u)) minmax(0, 1fr);
    column-gap: calc(1.4 * var(--u));
  }
  .full .list li + li {
    padding-top: calc(0.4 * var(--u));
    border-top-width: calc(0.12 * var(--u));
  }
  .full .do + .foot {
    background: #000000;
  }
`;

export function fullCard(view: CardView<WarningBody>): TemplateResult {
  const { notice, shape, locale } = view;
  const { signs, actions } = words.notice;
  return html`<article class="card full ${shape}">
    <section class="field">
      <sign-severity bare severity=${notice.severity} locale=${locale}></sign-severity>
      <div class="speech" data-fit="0.6">${headline(notice.title)}<p>${typeset(notice.answer)}</p></div>
      ${cutShape(notice.severity, notice.icon)}
    </section>
    <section class="sheet">
      <div class="list"><h2>${signs[locale]}</h2>${numbered(notice.severity, notice.signs)}</div>
    </section>
    <section class="sheet do">
      <div class="list"><h2>${actions[locale]}</h2>${numbered(notice.severity, notice.actions)}</div>
    </section>
    ${foot(view)}
  </article>`;
}
