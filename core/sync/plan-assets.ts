/**
 * Which assets to fetch, in the order the board will need them: a takeover's first, then by the coming
 * showings, then by the next opening of what does not play in the coming day. Ask it with the programme of a
 * board that has everything (`programmeFor` without absent hashes), or the missing would not be missed.
 */
import type { Asset } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { Programme } from "../../contract/programme.ts";
import { validityOf } from "../schedule/campaign-open.ts";
import { nextOpening } from "../schedule/next-opening.ts";
import { cancelledFromMs } from "../schedule/takeover-at.ts";
import { showingsOver } from "../schedule/timeline.ts";
import { calendarOf, dayMs } from "../time/local-time.ts";

export interface PlannedAsset {
  readonly asset: Asset;
  /** When the board will first show it; `nowMs` when it should already be there. */
  readonly neededAtMs: number;
}

export interface AssetQuestion {
  readonly programme: Programme;
  readonly held: ReadonlySet<AssetHash>;
  readonly nowMs: number;
}

/** How far ahead showings are looked at one by one. */
const horizonMs = dayMs;

type Needs = Map<AssetHash, number>;

function need(needs: Needs, hash: AssetHash, atMs: number): void {
  const known = needs.get(hash);
  if (known === undefined || atMs < known) needs.set(hash, atMs);
}

function needTakeovers(needs: Needs, { takeovers }: Programme, nowMs: number): void {
  for (const entry of takeovers) {
    const { takeover } = entry;
    const endMs = Math.min(takeover.untilMs, cancelledFromMs(entry, takeovers));
    if (takeover.asset !== null && endMs > nowMs) {
      need(needs, takeover.asset, Math.max(nowMs, takeover.fromMs));
    }
  }
}

/**
 * What does not show before the horizon: needed at its next opening; what never opens again is not needed.
 */
function needLater(needs: Needs, { campaigns, timeZone }: Programme, nowMs: number): void {
  const calendar = calendarOf(timeZone);
  for (const campaign of campaigns) {
    for (const { item } of campaign.items) {
      const missing = itemAssets(item).filter((hash) => !needs.has(hash));
      if (missing.length === 0) continue;
      const opensAtMs = nextOpening(calendar, campaign, nowMs, validityOf(calendar, item));
      if (opensAtMs === null) continue;
      for (const hash of missing) need(needs, hash, Math.max(opensAtMs, nowMs + horizonMs));
    }
  }
}

export function planAssets({ programme, held, nowMs }: AssetQuestion): PlannedAsset[] {
  const needs: Needs = new Map();
  needTakeovers(needs, programme, nowMs);
  for (const { entry, startMs, campaign } of showingsOver(programme, nowMs, nowMs + horizonMs)) {
    if (campaign === null) continue;
    for (const hash of itemAssets(entry.item)) need(needs, hash, Math.max(nowMs, startMs));
  }
  needLater(needs, programme, nowMs);
  return [...needs]
    .flatMap(([hash, neededAtMs]) => {
      const asset = programme.assets[hash];
      return asset && !held.has(hash) ? [{ asset, neededAtMs }] : [];
    })
    .sort(
      (a, b) =>
        a.neededAtMs - b.neededAtMs ||
        a.asset.sizeBytes - b.asset.sizeBytes ||
        (a.asset.hash < b.asset.hash ? -1 : 1),
    );
}
