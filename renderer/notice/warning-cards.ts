/** A warning's cards: voice and answer, three signs on paper, three actions on ink. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { WarningBody } from "../../contract/items/notice.ts";
import { foot } from "../foot/foot.ts";
import { words } from "../words.ts";
import { field, headline, numbered, tail } from "./card-parts.ts";
import type { CardView } from "./card-view.ts";
import { typeset } from "./typeset.ts";

/** The swindler's words on paper; the answer, if there is one, in the severity's colour below. */
export function voiceCard(view: CardView, voice: string, answer: string | null): TemplateResult {
  const { shape } = view;
  const isOurs = answer === null;
  return html`<article class="card ${shape} ${isOurs ? "ours" : ""}">
    ${field(view)}
    <section class="sheet">
      <div class="voice">
        ${isOurs ? nothing : tail(shape === "portrait")}
        <div data-fit="0.5" data-calm>${headline(voice)}</div>
      </div>
      ${
        isOurs || answer === ""
          ? nothing
          : html`<div class="answer"><div data-fit="0.6"><p>${typeset(answer)}</p></div></div>`
      }
    </section>
    ${foot(view)}
  </article>`;
}

export function listCard(
  view: CardView,
  heading: string,
  lines: readonly string[],
  isDo: boolean,
): TemplateResult {
  const { shape, notice } = view;
  return html`<article class="card ${shape}">
    ${field(view)}
    <section class="sheet ${isDo ? "do" : ""}">
      <div class="list">
        <p class="topic">${typeset(notice.title)}</p>
        <h2>${heading}</h2>
        ${numbered(notice.severity, lines)}
      </div>
    </section>
    ${foot(view)}
  </article>`;
}

export function warningCard(view: CardView<WarningBody>): TemplateResult {
  const { notice, card, locale } = view;
  if (card === "signs") return listCard(view, words.notice.signs[locale], notice.signs, false);
  if (card === "actions") return listCard(view, words.notice.actions[locale], notice.actions, true);
  return voiceCard(view, notice.title, notice.answer);
}

/**
 * One sentence for the youngest, as large as it goes; a question in it is a voice, what follows is the
 * answer.
 */
export function sentenceCard(view: CardView, sentence: string): TemplateResult {
  const end = sentence.indexOf("? ") + 1;
  if (end === 0) return voiceCard(view, sentence, null);
  return voiceCard(view, sentence.slice(0, end), sentence.slice(end + 1));
}
