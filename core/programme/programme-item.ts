/** An item as it stands in a programme: with the cards and times it has on this board. */
import type { Item } from "../../contract/items/index.ts";
import type { Playlist } from "../../contract/playlist.ts";
import type { ProgrammeItem, Publisher } from "../../contract/programme.ts";
import { type Viewing, cardsOf } from "./cards-of.ts";

export interface ItemSource {
  readonly publisher: Publisher;
  readonly playlist: Pick<Playlist, "id" | "order">;
}

export function programmeItem(
  item: Item,
  { publisher, playlist }: ItemSource,
  board: Viewing,
): ProgrammeItem {
  const cards = cardsOf(item, board);
  return {
    item,
    cards,
    durationMs: cards.reduce((sum, card) => sum + card.durationMs, 0),
    publisher,
    playlist: playlist.id,
    shuffled: playlist.order === "shuffled",
  };
}
