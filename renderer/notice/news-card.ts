/** School news: warm paper, a large figure or picture on a coloured sheet, never a severity shape. */
import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Icon, NewsBody } from "../../contract/items/notice.ts";
import { foot } from "../foot/foot.ts";
import { pictogram } from "../pictograms/pictogram.ts";
import { headline } from "./card-parts.ts";
import type { CardView } from "./card-view.ts";
import { typeset } from "./typeset.ts";

export const newsStyles = css`
  .news {
    --paper: var(--cream);
  }
  .news .panel {
    position: relative;
    overflow: hidden;
    background: var(--sheet);
    color: var(--sheet-ink);
    --picto-accent: var(--sheet-accent);
    --picto-body: #fffdf7;
  }
  .news.sky {
    --sheet: var(--sky);
    --sheet-ink: #0e3a55;
    --sheet-accent: var(--sun);
  }
  .news.leaf {
    --sheet: var(--leaf);
    --sheet-ink: #fff3d9;
    --sheet-accent: #a9d18e;
  }
  .news.brick {
    --sheet: var(--brick);
    --sheet-ink: #fff3d9;
    --sheet-accent: var(--sun);
  }
  .news.sun {
    --sheet: var(--sun);
    --sheet-ink: #3d2606;
    --sheet-accent: #e0703a;
  }
  .news .figure {
    position: absolute;
    inset: var(--my) calc(var(--mx) * 0.5) 48% calc(var(--mx) * 0.9);
    display: flex;
    align-items: safe center;
    overflow: hidden;
    font-size: calc(15 * var(--u) * var(--fit, 1));
    font-weight: 800;
    letter-spacing: -0.04em;
    line-height: 1.1;
    white-space: nowrap;
  }
  .news .picto {
    position: absolute;
  }
  .landscape.news .picto {
    width: 62%;
    left: 19%;
    top: 50%;
    translate: 0 -50%;
  }
  .landscape.news .figured .picto {
    width: 66%;
    left: auto;
    right: -8%;
    top: auto;
    bottom: -6%;
    translate: none;
  }
  .portrait.news .picto {
    height: min(74%, 96% - var(--clock-height));
    left: 50%;
    top: max(13%, var(--clock-height));
    translate: -50% 0;
  }
  .portrait.news .figured .picto {
    height: 66%;
    left: auto;
    right: -3%;
    top: auto;
    bottom: -8%;
    translate: none;
  }
  .portrait.news .figure {
    inset: max(var(--my), var(--clock-height)) var(--mx) 42% var(--mx);
  }
  .news .story {
    position: absolute;
    inset: max(var(--my), var(--clear) + 0.8 * var(--u)) var(--mx) calc(2.4 * var(--u)) var(--pad);
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    gap: calc(2.2 * var(--u));
    overflow: hidden;
  }
  .portrait.news .story {
    left: var(--mx);
  }
  .news .story .text {
    font-size: calc(3.5 * var(--u) * var(--fit, 1));
    font-weight: 400;
    max-width: 20em;
    text-wrap: pretty;
    color: #2b2620;
  }
  .news h1 {
    font-size: calc(6.4 * var(--u) * var(--fit, 1));
    color: var(--headline, #10151c);
  }
  .news .rule {
    width: calc(9 * var(--u));
    height: calc(0.6 * var(--u));
    background: var(--sheet);
  }
`;

const sheets: Readonly<Partial<Record<Icon, "sky" | "leaf" | "brick" | "sun">>> = {
  book: "leaf",
  hands: "leaf",
  house: "leaf",
  people: "sky",
  calendar: "brick",
  timer: "brick",
  megaphone: "sun",
  star: "sun",
  gift: "sun",
  cap: "sky",
};

export function newsCard(view: CardView<NewsBody>): TemplateResult {
  const { notice, shape } = view;
  const sheet = sheets[notice.icon] ?? "sky";
  const { figure } = notice;
  return html`<article class="card news ${shape} ${sheet}">
    <section class="panel ${figure === null ? "" : "figured"}">
      ${
        figure === null
          ? nothing
          : html`<div class="figure" data-fit="0.3"><span>${typeset(figure)}</span></div>`
      }
      ${pictogram(notice.icon)}
    </section>
    <section class="sheet">
      <div class="story" data-fit="0.6">
        ${headline(notice.title)}
        <div class="rule"></div>
        <p class="text">${typeset(notice.text)}</p>
      </div>
    </section>
    ${foot(view)}
  </article>`;
}
