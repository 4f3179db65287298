/**
 * The fleet as staff would pair it: unit, name, audiences, place and size of every board; one waits to be
 * paired.
 */
import { type BoardSize } from "../../contract/board.ts";
import type { Place } from "../../contract/placement.ts";
import type { DemoContent } from "./content.ts";
import { placeOf } from "./vocabulary.ts";

export interface SeedBoard {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly audiences: readonly string[];
  readonly place: Place;
  readonly timeZone: string;
  readonly size: BoardSize;
  readonly isPaired: boolean;
}

/** The board people look at in the demo: the lobby of an upper secondary school, 1920x1080. */
export const visibleBoardId = "BD-029";

export function seedBoards(content: DemoContent): SeedBoard[] {
  return content.boards.map((board) => {
    const site = content.sites.find(({ id }) => id === board.site_id);
    if (!site) throw new Error(`${board.id} stands nowhere`);
    return {
      id: board.id,
      unit: site.id,
      name: `${site.short} · ${board.location}`,
      audiences: board.audiences,
      place: placeOf(board.zone),
      timeZone: content.province.timezone,
      size: { widthPx: board.width_px, heightPx: board.height_px },
      isPaired: board.demo_state.status !== "unpaired",
    };
  });
}
