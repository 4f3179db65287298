/** Why something of an edition is not for this board, or cannot be shown on it: rules 1.1 to 1.9. */
import type { Audience } from "../../contract/audience.ts";
import { shapeOf } from "../../contract/board.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Edition } from "../../contract/edition.ts";
import type { AssetHash, UnitId } from "../../contract/ids.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import type { Place } from "../../contract/placement.ts";
import type { SkipReason, Skipped } from "../../contract/programme.ts";
import { ownName } from "../../contract/status.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { type Scope, scopeCovers } from "../../contract/unit.ts";
import type { BoardContext } from "./board-context.ts";
import { isUnderstood } from "./restricting-fields.ts";

/** One reading of the editions by one board. */
export interface Reader {
  readonly board: BoardContext;
  readonly absentHashes: ReadonlySet<AssetHash>;
  readonly skipped: Skipped[];
}

interface Addressed {
  readonly scope: Scope | null;
  readonly audiences: readonly Audience[];
  readonly places: readonly Place[];
}

function isFor(audiences: readonly Audience[], board: BoardContext): boolean {
  return audiences.length === 0 || audiences.some((audience) => board.audiences.includes(audience));
}

/** Why an addressed thing is not for this board; `null` when it is. */
export function addressSkip({ scope, audiences, places }: Addressed, board: BoardContext): SkipReason | null {
  if (scope !== null && !scopeCovers(scope, board.lines)) return "other_board";
  if (!isFor(audiences, board)) return "other_audience";
  return places.length === 0 || places.includes(board.place) ? null : "other_place";
}

export function isWithdrawn({ board }: Reader, unit: UnitId, names: readonly string[]): boolean {
  return names.some((name) => board.withdrawn.has(ownName(unit, name)));
}

export function itemSkip(item: Item, unit: UnitId, reader: Reader): SkipReason | null {
  const { board, absentHashes } = reader;
  const assets = itemAssets(item);
  if (!isUnderstood(item.crit)) return "not_understood";
  if (!isFor(item.audiences, board)) return "other_audience";
  if (item.shapes.length > 0 && !item.shapes.includes(shapeOf(board.size))) return "other_shape";
  if (board.setAside.has(item.id) || isWithdrawn(reader, unit, [item.id, ...assets])) return "withdrawn";
  if (item.timeCritical && board.isLongOutOfContact) return "too_old_offline";
  return assets.some((hash) => absentHashes.has(hash)) ? "asset_missing" : null;
}

export function campaignSkip(campaign: Campaign, edition: Edition, { board }: Reader): SkipReason | null {
  if (!isUnderstood(campaign.crit)) return "not_understood";
  if (!scopeCovers(edition.unit, board.lines)) return "other_board";
  return addressSkip(campaign, board);
}

export function takeoverSkip(takeover: Takeover, edition: Edition, reader: Reader): SkipReason | null {
  const { board } = reader;
  if (isWithdrawn(reader, edition.publisher.id, [takeover.id])) return "withdrawn";
  return scopeCovers(edition.unit, board.lines) ? addressSkip(takeover, board) : "other_board";
}

export function skip(
  reader: Reader,
  kind: Skipped["kind"],
  id: string,
  name: string,
  reason: SkipReason,
): void {
  reader.skipped.push({ kind, id, name, reason });
}
