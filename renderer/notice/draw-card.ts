/** Which drawing a card is. */
import type { TemplateResult } from "lit";
import type { CardView } from "./card-view.ts";
import { sentenceCard, warningCard } from "./warning-cards.ts";

export function drawCard(view: CardView): TemplateResult {
  const { notice, card } = view;
  if (card === "simple") return sentenceCard(view, notice.simple ?? notice.title);
  if (notice.template === "warning") return warningCard({ ...view, notice });
  return sentenceCard(view, notice.title);
}
