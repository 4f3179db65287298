/**
 * Keeps the store of assets within its limit while it is written: what is needed soonest stays, what is
 * needed last leaves first, what plays is never touched.
 */
import { stat } from "node:fs/promises";
import type { Asset } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { assetPath } from "../../platform/files.ts";
import type { Blobs } from "./blobs.ts";

/**
 * What is needed no more than this after the newcomer stays: a loop larger than the store would fetch itself
 * again and again, in milliseconds.
 */
export const stayMs = 3_600_000;

export interface StoreRoom {
  /** Room for this asset, held until the answer is called; evicts what is needed later, or `store_full`. */
  take(asset: Pick<Asset, "hash" | "sizeBytes">): Promise<Result<() => void>>;
}

export interface StoreRoomParts {
  readonly blobs: Pick<Blobs, "folder" | "held" | "evict">;
  limitBytes(): number;
  /** When each asset any document names will be shown next; one that is not there is not needed. */
  needs(): ReadonlyMap<AssetHash, number>;
  nowMs(): number;
  /** On the glass now or next, or what the board falls back on. */
  isKept(hash: AssetHash): boolean;
}

export function createStoreRoom(parts: StoreRoomParts): StoreRoom {
  const { blobs } = parts;
  const sizes = new Map<AssetHash, number>();
  const taken = new Map<AssetHash, number>();
  let turn: Promise<unknown> = Promise.resolve();

  const sizeOf = async (hash: AssetHash): Promise<number> => {
    const known = sizes.get(hash);
    if (known !== undefined) return known;
    const found = await stat(assetPath(blobs.folder, hash)).catch(() => null);
    if (found !== null) sizes.set(hash, found.size);
    return found?.size ?? 0;
  };
  const heldBytes = async (): Promise<number> => {
    for (const hash of sizes.keys()) if (!blobs.held.has(hash)) sizes.delete(hash);
    let all = 0;
    for (const hash of blobs.held) all += await sizeOf(hash);
    for (const [hash, sizeBytes] of taken) all += blobs.held.has(hash) ? 0 : sizeBytes;
    return all;
  };
  /** What may leave for this one, the least needed first. */
  const leaving = (hash: AssetHash): AssetHash[] => {
    const needs = parts.needs();
    const neededAtMs = (one: AssetHash) => needs.get(one) ?? Number.POSITIVE_INFINITY;
    // What no document names comes from the local folder: it plays at once.
    const stayUntilMs = (needs.get(hash) ?? parts.nowMs()) + stayMs;
    return [...blobs.held]
      .filter((one) => !taken.has(one) && !parts.isKept(one) && neededAtMs(one) > stayUntilMs)
      .sort((one, other) => (neededAtMs(one) < neededAtMs(other) ? 1 : -1));
  };
  const makeRoom = async ({ hash, sizeBytes }: Pick<Asset, "hash" | "sizeBytes">): Promise<Result<void>> => {
    let overBytes = (await heldBytes()) + sizeBytes - parts.limitBytes();
    if (overBytes <= 0 || blobs.held.has(hash)) return ok(undefined);
    const evicted: AssetHash[] = [];
    for (const one of leaving(hash)) {
      if (overBytes <= 0) break;
      overBytes -= await sizeOf(one);
      evicted.push(one);
    }
    // Nothing leaves in vain.
    if (overBytes > 0) return failed(problem("store_full", hash, `${overBytes} bytes too many`));
    await blobs.evict(evicted);
    return ok(undefined);
  };
  return {
    take(asset) {
      const asked = turn.then(async (): Promise<Result<() => void>> => {
        const made = await makeRoom(asset);
        if (!made.ok) return made;
        taken.set(asset.hash, asset.sizeBytes);
        return ok(() => void taken.delete(asset.hash));
      });
      turn = asked.catch(() => undefined);
      return asked;
    },
  };
}
