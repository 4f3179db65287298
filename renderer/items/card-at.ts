/** Which card of an item stands at an offset, and until when. */
import type { Card } from "../../contract/programme.ts";

export interface CardAt {
  readonly card: Card;
  /** Position in the list of cards. */
  readonly position: number;
  /** Offset at which the next card begins; after the last card nothing does and it is `Infinity`. */
  readonly untilMs: number;
}

/**
 * Before the start it is the first card, after the end the last one: an item that is held shows its last
 * card.
 */
export function cardAt(cards: readonly Card[], offsetMs: number): CardAt {
  let untilMs = 0;
  for (const [position, card] of cards.entries()) {
    untilMs += card.durationMs;
    const isLast = position === cards.length - 1;
    if (offsetMs < untilMs || isLast) return { card, position, untilMs: isLast ? Infinity : untilMs };
  }
  throw new Error("an item has at least one card");
}
