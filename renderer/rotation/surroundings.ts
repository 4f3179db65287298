/** What an item needs to know of the board around it. */
import type { BoardSize } from "../../contract/board.ts";
import type { AssetHash } from "../../contract/ids.ts";
import type { Locale } from "../../contract/text.ts";

export interface Surroundings {
  /** The picture area, which a ticker band or a pairing panel may make smaller than the board. */
  readonly size: BoardSize;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly motion: boolean;
  /** The upper right corner, when the clock stands there. */
  readonly clock: BoardSize | null;
  readonly markCellPx: number;
  readonly assetUrl: (hash: AssetHash) => string;
}
