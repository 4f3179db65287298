/** When each asset of these documents will be shown next, whether it is on disk or not. */
import { planAssets } from "../../core/sync/plan-assets.ts";
import type { AssetHash } from "../../contract/ids.ts";
import type { Activation } from "../board-state.ts";
import type { ProgrammeSource } from "../playback/programme-source.ts";

const none: ReadonlySet<AssetHash> = new Set();

export function assetNeeds(
  activations: readonly (Activation | null)[],
  source: Pick<ProgrammeSource, "whole">,
  nowMs: number,
): Map<AssetHash, number> {
  const needs = new Map<AssetHash, number>();
  for (const activation of activations) {
    if (activation === null) continue;
    for (const { asset, neededAtMs } of planAssets({
      programme: source.whole(activation),
      held: none,
      nowMs,
    })) {
      needs.set(asset.hash, Math.min(neededAtMs, needs.get(asset.hash) ?? neededAtMs));
    }
  }
  return needs;
}
