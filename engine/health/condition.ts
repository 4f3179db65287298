/** How this board is, in the words of `status.json` and of a heartbeat. */
import { statfsSync } from "node:fs";
import type { Heartbeat } from "../../contract/heartbeat.ts";
import type { AssetHash, ItemId } from "../../contract/ids.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import type { PlayerMode, RunStatus } from "../../contract/run-status.ts";
import type { Scene } from "../../contract/scene.ts";
import type { Board } from "../open-board.ts";
import { isStale } from "../board-state.ts";

/** What the renderer last said about itself. */
export interface GlassFacts {
  frames: number;
  /** The item on the glass, `null` before the first. */
  item: Item | null;
}

export interface ConditionParts {
  readonly board: Board;
  readonly glass: GlassFacts;
  scene(): Scene | null;
  isLocal(): boolean;
  assetsMissing(): number;
  /** Items nobody has reviewed in time. */
  overdue(): ItemId[];
}

/** As many as a heartbeat names. */
const overdueMax = 50;

export interface Condition {
  mode(): PlayerMode;
  runStatus(): RunStatus;
  heartbeat(nonce: string): Heartbeat;
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

export function createCondition(parts: ConditionParts): Condition {
  const { board, glass } = parts;
  const { clock, state, errors, identity } = board;
  const startMonoMs = clock.monoMs();

  const mode = (): PlayerMode => {
    if (state.isSafe) return "safe";
    if (state.membership === null) return "unpaired";
    const scene = parts.scene();
    const isHouse = scene === null || (scene.item?.campaign ?? null) === null;
    if (isHouse && (scene?.takeover ?? null) === null) return "house";
    return isStale(state, clock.nowMs()) ? "stale" : "playing";
  };
  const item = (): { id: ItemId; asset: AssetHash | null } | null => {
    const shown = glass.item ?? parts.scene()?.item?.item ?? null;
    return shown === null ? null : { id: shown.id, asset: itemAssets(shown)[0] ?? null };
  };
  const clockState = () => {
    const { trust, offsetMs } = clock.now();
    return { trust, offsetMs };
  };
  return {
    mode,
    runStatus: () => ({
      v: 1,
      atMs: Math.max(0, clock.nowMs()),
      mode: mode(),
      revision: state.activation?.manifest.revision ?? 0,
      item: item(),
      frames: glass.frames,
      clock: clockState(),
      errors: errors.list(),
      restarts: identity.starts,
    }),
    heartbeat: (nonce) => ({
      v: 1,
      bootId: identity.bootId,
      atMs: Math.max(0, clock.nowMs()),
      upMs: Math.round(clock.monoMs() - startMonoMs),
      app: state.glass.app.slice(0, 32),
      witness: state.glass.witness,
      size: state.glass.size,
      mode: mode(),
      revision: {
        epoch: state.activation?.manifest.epoch ?? 1,
        revision: state.activation?.manifest.revision ?? 0,
      },
      item: item()?.id ?? null,
      frames: glass.frames,
      clock: clockState(),
      errors: errors.list(),
      restarts: identity.starts,
      incidents: board.incidents.pending(),
      assetsMissing: parts.assetsMissing(),
      overdue: parts.overdue().slice(0, overdueMax),
      playsUnreported: board.plays.unsentCount(),
      local: parts.isLocal(),
      freeBytes: freeBytes(board.folders.blobs),
      nonce,
    }),
  };
}
