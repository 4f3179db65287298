/** What a board is and what it holds, as far as its programme depends on it. */
import type { Asset } from "../../contract/asset.ts";
import type { Audience } from "../../contract/audience.ts";
import type { BoardSize } from "../../contract/board.ts";
import type { Edition } from "../../contract/edition.ts";
import type { BoardId, EditionHash } from "../../contract/ids.ts";
import type { HousePlaylist } from "../../contract/local-playlist.ts";
import type { Place } from "../../contract/placement.ts";
import type { Revision } from "../../contract/revision.ts";
import type { Lines, UnitPath } from "../../contract/unit.ts";

export interface BoardContext {
  readonly board: BoardId;
  readonly revision: Revision;
  /** The unit that runs it: what any other unit guarantees is bounded by `mandatedShareMax`. */
  readonly unit: UnitPath;
  readonly lines: Lines;
  readonly audiences: Audience[];
  /** The most wanted first. */
  readonly languages: readonly string[];
  readonly place: Place;
  readonly timeZone: string;
  readonly size: BoardSize;
  /** Boards of one group shuffle alike. */
  readonly group: string;
  readonly mandatedShareMax: number;
  /** What units took down of their own (`withdrawnNames`). */
  readonly withdrawn: ReadonlySet<string>;
  /** Ids of items this board could not show. */
  readonly setAside: ReadonlySet<string>;
  readonly isLongOutOfContact: boolean;
  readonly house: HousePlaylist;
  readonly houseAssets: readonly Asset[];
}

export interface NamedEdition {
  readonly hash: EditionHash | null;
  readonly edition: Edition;
}
