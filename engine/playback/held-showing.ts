/**
 * What is on the glass stays until its own end when the programme changes under it: a new revision is taken
 * up at the next boundary. Only what may no longer be shown, the house loop, and anything urgent give way
 * at once.
 */
import { showingKey } from "../../core/scene/scene-for.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import { levelRank } from "../../contract/level.ts";
import type { Resolution, Showing } from "../../contract/resolution.ts";
import { ownName } from "../../contract/status.ts";

export interface HoldQuestion {
  readonly onGlass: Showing | null;
  readonly fresh: Resolution;
  readonly nowMs: number;
  /** Asked with the id of an item (set aside), its and its assets' `ownName`s, its edition (withdrawn). */
  readonly isBarred: (name: string) => boolean;
  readonly isProven: (hash: AssetHash) => boolean;
}

/** The showing to keep, `null` when the fresh one may take over now. */
export function heldShowing({ onGlass, fresh, nowMs, isBarred, isProven }: HoldQuestion): Showing | null {
  if (onGlass === null || onGlass.campaign === null || fresh.item === null) return null;
  if (nowMs < onGlass.startMs || nowMs >= onGlass.endMs) return null;
  if (showingKey(onGlass) === showingKey(fresh.item)) return null;
  if (levelRank[fresh.item.level] > levelRank[onGlass.level] && fresh.item.level === "urgent") return null;
  const { item, publisher } = onGlass.entry;
  const assets = itemAssets(item);
  const own = [item.id, ...assets].map((name) => ownName(publisher.unit, name));
  const names = [item.id, ...own, ...(publisher.edition === null ? [] : [publisher.edition])];
  return names.some(isBarred) || !assets.every(isProven) ? null : onGlass;
}
