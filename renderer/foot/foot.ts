/**
 * The foot, the same on every card: who says this, when it was last checked, where to report. Who speaks is
 * the unit that published it, which the board has verified; whom the words come from is named below it, if
 * it is somebody else.
 */
import { css, html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { CardView } from "../notice/card-view.ts";
import { typeset } from "../notice/typeset.ts";
import { words } from "../words.ts";

export const footStyles = css`
  /* Its words end above the margin that screens crop. */
  .landscape {
    --foot: calc(7.6 * var(--u));
    --foot-drop: calc(1.2 * var(--u));
  }
  .portrait {
    --foot: calc(13.2 * var(--u));
    --foot-drop: calc(2 * var(--u));
  }
  .strip {
    --foot: calc(3.6 * var(--u));
    --foot-drop: calc(0.3 * var(--u));
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(2 * var(--u));
    /* The proof mark stands in the bottom right corner. */
    padding: 0 max(var(--mx), var(--mark) + 0.8 * var(--u)) var(--foot-drop) var(--mx);
    background: var(--ink);
    color: #f6f1e6;
    font-size: calc(1.85 * var(--u));
    line-height: 1.36;
    min-height: 0;
    overflow: hidden;
  }
  .foot .who {
    flex: 0 1 auto;
    max-width: 42%;
    height: 100%;
    display: flex;
    flex-direction: column;
    justify-content: safe center;
    overflow: hidden;
    font-size: calc(1.7 * var(--u) * var(--fit, 1));
  }
  .foot .who b {
    font-weight: 700;
    text-wrap: balance;
  }
  .foot .who span {
    color: #c3c8cf;
  }
  .foot .report {
    flex: 0 1 auto;
    max-width: 66%;
    height: 100%;
    display: flex;
    flex-wrap: nowrap;
    white-space: nowrap;
    align-items: center;
    align-content: safe center;
    justify-content: safe end;
    column-gap: calc(1.3 * var(--u) * var(--fit, 1));
    overflow: hidden;
    font-size: calc(1.9 * var(--u) * var(--fit, 1));
  }
  .foot .report[data-wrap="wrapped"] {
    flex-wrap: wrap;
    white-space: normal;
    font-size: calc(1.6 * var(--u) * var(--fit, 1));
  }
  .foot .report[data-wrap="values"],
  .foot .report[data-wrap="fewest"] {
    flex: 1 1 64%;
    flex-wrap: wrap;
    white-space: normal;
    font-size: calc(1.5 * var(--u) * var(--fit, 1));
  }
  .foot .report[data-wrap="values"] i,
  .foot .report[data-wrap="fewest"] i,
  .foot .report[data-wrap="fewest"] .channel:nth-of-type(n + 3) {
    display: none;
  }
  .foot .channel i {
    font-style: normal;
  }
  .strip .foot .who {
    flex-direction: row;
    justify-content: flex-start;
    align-items: center;
    gap: 1em;
    white-space: nowrap;
    font-size: calc(1.5 * var(--u) * var(--fit, 1));
  }
  .foot .report h3 {
    font: inherit;
    color: #c3c8cf;
  }
  .foot .channel b {
    font-weight: 800;
    font-size: 1.22em;
    color: #ffffff;
    margin-left: 0.28em;
  }
  .foot .report[data-wrap="values"] b,
  .foot .report[data-wrap="fewest"] b {
    margin-left: 0;
  }
  .portrait .foot {
    flex-direction: column;
    align-items: flex-start;
    justify-content: safe center;
    gap: 0;
  }
  .portrait .foot .who,
  .portrait .foot .report {
    max-width: 100%;
    width: 100%;
    height: auto;
    justify-content: flex-start;
  }
  .portrait .foot .report {
    order: -1;
    max-height: 52%;
  }
  .portrait .foot .who {
    max-height: 48%;
    padding-right: var(--mark);
  }
`;

function who({ notice, source, locale }: CardView): TemplateResult {
  const isOwn = notice.source === source.name || notice.source === source.shortName;
  const { updated, from } = words.foot;
  const checked = `${updated[locale]} ${notice.updated}`;
  const says = isOwn ? checked : `${checked}, ${from[locale]} ${notice.source}`;
  return html`<b>${typeset(isOwn ? notice.source : source.shortName)}</b><span>${typeset(says)}</span>`;
}

export function foot(view: CardView): TemplateResult {
  const { notice, locale } = view;
  const channels = notice.report.map(
    ({ label, value }) => html`<span class="channel"><i>${typeset(label)}</i><b>${typeset(value)}</b></span>`,
  );
  return html`<footer class="foot">
    <div class="who" data-fit="0.6">${who(view)}</div>
    ${
      channels.length === 0
        ? nothing
        : html`<div class="report" data-fit="0.78" data-wrap>
            <h3>${words.foot.report[locale]}</h3>
            ${channels}
          </div>`
    }
  </footer>`;
}
