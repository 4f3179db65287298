/** Which drawing a poster's card is; strips draw pages instead. */
import type { TemplateResult } from "lit";
import type { CardView } from "./card-view.ts";
import { fullCard } from "./full-card.ts";
import { newsCard } from "./news-card.ts";
import { tipCard } from "./tip-cards.ts";
import { sentenceCard, voiceCard, warningCard } from "./warning-cards.ts";

/**
 * A stretched screen holds one idea at a time: the voice on paper, the short form in the severity's
 * colour.
 */
function stretchedCard(view: CardView): TemplateResult {
  const { notice, card } = view;
  if (card === "short" || card === "simple") return sentenceCard(view, notice[card] ?? notice.short);
  return voiceCard(view, notice.title, notice.template === "warning" ? "" : null);
}

export function drawCard(view: CardView): TemplateResult {
  const { notice, card } = view;
  if (view.shape === "strip") return stretchedCard(view);
  if (card === "simple") return sentenceCard(view, notice.simple ?? notice.title);
  if (card === "short") return sentenceCard(view, notice.short);
  switch (notice.template) {
    case "warning":
      return card === "full" ? fullCard({ ...view, notice }) : warningCard({ ...view, notice });
    case "tip":
      return tipCard({ ...view, notice });
    case "news":
      return newsCard({ ...view, notice });
  }
}
