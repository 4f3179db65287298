/** A warning's cards: voice and answer, three signs on paper, three actions on ink. */
import { html } from "lit";
import type { TemplateResult } from "lit";
import type { NoticeBody, WarningBody } from "../../contract/items/notice.ts";
import { foot } from "../foot/foot.ts";
import { words } from "../words.ts";
import { field, headline, numbered, tail } from "./card-parts.ts";
import type { CardView } from "./card-view.ts";
import { typeset } from "./typeset.ts";

/** The swindler's words on paper; the answer, if there is one, in the severity's colour below. */
export function voiceCard(view: CardView, voice: string, answer: string | null): TemplateResult {
  const { shape, notice, locale } = view;
  return html`<article class="card ${shape}">
    ${field(view)}
    <section class="sheet">
      <div class="voice">${tail(shape === "portrait")}<div data-fit="0.6">${headline(voice)}</div></div>
      ${answer === null ? "" : html`<div class="answer"><div data-fit="0.65"><p>${typeset(answer)}</p></div></div>`}
    </section>
    ${foot(notice, locale)}
  </article>`;
}

export function listCard(
  view: CardView,
  heading: string,
  lines: readonly string[],
  isDo: boolean,
): TemplateResult {
  const { shape, notice, locale } = view;
  return html`<article class="card ${shape}">
    ${field(view)}
    <section class="sheet ${isDo ? "do" : ""}">
      <div class="list">
        <p class="topic">${typeset(notice.title)}</p>
        <h2>${heading}</h2>
        ${numbered(notice.severity, lines)}
      </div>
    </section>
    ${foot(notice, locale)}
  </article>`;
}

export function warningCard(view: CardView<WarningBody>): TemplateResult {
  const { notice, card, locale } = view;
  if (card === "signs") return listCard(view, words.notice.signs[locale], notice.signs, false);
  if (card === "actions") return listCard(view, words.notice.actions[locale], notice.actions, true);
  return voiceCard(view, notice.title, notice.answer);
}

/** One sentence for the youngest, as large as it goes. */
export function sentenceCard(view: CardView<NoticeBody>, sentence: string): TemplateResult {
  return voiceCard(view, sentence, null);
}
