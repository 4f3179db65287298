/**
 * What is done each night and each ten minutes so that a board can run for years: prune, evict, checkpoint,
 * save.
 */
import { scheduleChore } from "../platform/chores.ts";
import type { AssetHash } from "../contract/ids.ts";
import { itemAssets } from "../contract/items/index.ts";
import { problem } from "../contract/problem.ts";
import { assetPath } from "../platform/files.ts";
import { stat } from "node:fs/promises";
import { type Activation, settingsOf } from "./board-state.ts";
import type { Board } from "./open-board.ts";
import { floorSaveEveryMs } from "./playback/board-clock.ts";

/** When the board is least looked at. */
const nightly = "17 3 * * *";

export interface Chores {
  start(): void;
  stop(): void;
}

/**
 * Assets no document in use names: neither of what plays, nor of what comes next, nor of the house or local
 * folder.
 */
export function unreferenced(
  held: ReadonlySet<AssetHash>,
  activations: readonly (Activation | null)[],
  others: readonly AssetHash[],
): AssetHash[] {
  const named = activations.flatMap((activation) =>
    (activation?.editions ?? []).flatMap(({ edition }) => edition.assets.map(({ hash }) => hash)),
  );
  const kept = new Set<AssetHash>([...named, ...others]);
  return [...held].filter((hash) => !kept.has(hash));
}

export interface ChoreParts {
  readonly board: Board;
  readonly candidate: () => Activation | null;
  /** Assets of the local folder. */
  readonly localAssets: () => AssetHash[];
}

/** Evicts unreferenced assets until the store fits its limit; what is named is never touched. */
export async function evictAssets({ board, candidate, localAssets }: ChoreParts): Promise<number> {
  const { blobs, state, house, files } = board;
  const activations = [state.activation, candidate()];
  const houseAssets = [...house.assets.map(({ hash }) => hash), ...house.playlist.items.flatMap(itemAssets)];
  const spare = unreferenced(blobs.held, activations, [...houseAssets, ...localAssets()]);
  let storeBytes = 0;
  for (const hash of blobs.held) {
    storeBytes += await stat(assetPath(blobs.folder, hash)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  const limitBytes = settingsOf(state).storeBytesMax / 2;
  const evicted: AssetHash[] = [];
  for (const hash of spare) {
    if (storeBytes <= limitBytes) break;
    storeBytes -= await stat(assetPath(blobs.folder, hash)).then(
      ({ size }) => size,
      () => 0,
    );
    evicted.push(hash);
  }
  await blobs.evict(evicted);
  await files.evict(
    new Set(activations.flatMap((one) => (one?.manifest.editions ?? []).map(({ hash }) => hash))),
  );
  return evicted.length;
}

export async function runNight(parts: ChoreParts): Promise<void> {
  const { ports, stores, plays, refused } = parts.board;
  const { droppedUnsent } = plays.prune();
  if (droppedUnsent > 0)
    refused(problem("plays_dropped", "kept", `${droppedUnsent}`), "plays", ports.random.id());
  await evictAssets(parts);
  for (const db of [stores.state, stores.plays, stores.cache]) db.pragma("wal_checkpoint(TRUNCATE)");
}

export function createChores(parts: ChoreParts): Chores {
  const { board } = parts;
  const { ports, store, clock, state } = board;
  let timers: { stop(): void }[] = [];
  const save = () => {
    try {
      clock.saveFloor();
      if (state.lastContactMs !== null) store.setFact("last_contact_ms", String(state.lastContactMs));
    } catch (error) {
      board.errors.count("disk_full");
      ports.log.error({ err: error }, "the floor of the clock was not saved");
    }
  };
  return {
    start() {
      let dueMonoMs = ports.clock.monoMs() + floorSaveEveryMs;
      const saving = ports.timers.every(30_000, () => {
        if (ports.clock.monoMs() < dueMonoMs) return;
        dueMonoMs = ports.clock.monoMs() + floorSaveEveryMs;
        save();
        // How long the board was out of contact changes what may play, and the order of downloads.
        state.changed.emit();
      });
      timers = [
        { stop: () => saving.cancel() },
        scheduleChore(nightly, () => runNight(parts), { log: ports.log }),
      ];
    },
    stop() {
      for (const timer of timers) timer.stop();
      save();
    },
  };
}
