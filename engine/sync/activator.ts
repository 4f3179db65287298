/**
 * Decides when a verified set of documents becomes what plays: as soon as the assets of the coming half
 * hour are here, ten minutes at most, at once when it brings a takeover. The flip of the slot is the
 * activation.
 */
import type { PlannedAsset } from "../../core/sync/plan-assets.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Activation, BoardState } from "../board-state.ts";
import type { EditionFiles } from "../store/documents.ts";
import type { Slots } from "../store/slots.ts";
import type { StateStore } from "../store/state-store.ts";
import { editionCounter } from "./sync-once.ts";

/** Assets needed within this time must be here before the flip, in milliseconds. */
export const neededSoonMs = 1_800_000;
/** The longest the flip waits for them, in milliseconds. */
export const flipWaitMsMax = 600_000;
/** How often a waiting set looks again even when nothing arrives, in milliseconds. */
const lookEveryMs = 5_000;

export interface Activator {
  /** The set that waits for its assets. */
  candidate(): Activation | null;
  propose(next: Activation): Promise<void>;
  /** Something arrived: maybe the candidate is complete now. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface ActivatorParts {
  readonly ports: Ports;
  readonly state: BoardState;
  readonly slots: Slots;
  readonly files: EditionFiles;
  readonly store: StateStore;
  /** What the programme of these documents still needs, in order of need. */
  plan(activation: Activation): PlannedAsset[];
  nowMs(): number;
}

/** The highest revisions this set stands for. */
export function revisionsOf({ manifest, placement }: Activation): Map<string, Revision> {
  const plain = ({ epoch, revision }: Revision) => ({ epoch, revision });
  return new Map([
    ["manifest", plain(manifest)],
    ["placement", plain(placement)],
    ...manifest.editions.map((ref) => [editionCounter(ref), plain(ref)] as const),
  ]);
}

function takeoversOf(activation: Activation | null): string {
  return JSON.stringify(activation?.editions.flatMap(({ edition }) => edition.takeovers) ?? []);
}

/**
 * Counters of units this manifest does not name stay too: the slot alone must be able to bar their old
 * editions.
 */
function withKnown(
  own: ReadonlyMap<string, Revision>,
  known: ReadonlyMap<string, Revision>,
): Map<string, Revision> {
  const all = new Map(own);
  for (const [document, revision] of known) {
    const mine = all.get(document);
    if (mine === undefined || compareRevisions(revision, mine) > 0) all.set(document, revision);
  }
  return all;
}

function slotOf(activation: Activation, adoptAtMs: number, highest: ReadonlyMap<string, Revision>) {
  return {
    board: activation.manifest.board,
    root: activation.signedRoot,
    placement: activation.placementJws,
    manifest: activation.manifestJws,
    editions: activation.editions.map(({ hash }) => hash),
    adoptAtMs,
    highest: Object.fromEntries(highest),
  };
}

export function createActivator(parts: ActivatorParts): Activator {
  const { ports, state, slots, store } = parts;
  let waiting: { activation: Activation; sinceMonoMs: number } | null = null;
  let timer: { cancel(): void } | null = null;
  let isStopped = false;
  let flipping: Promise<void> = Promise.resolve();

  const adopt = (activation: Activation) => {
    state.activation = activation;
    ports.log.info({ revision: activation.manifest.revision }, "activated");
    state.changed.emit();
  };
  const flip = async (activation: Activation) => {
    // A takeover waits for nothing, not even for the disk; should the flip fail, a restart finds the older
    // slot and syncs.
    const isUrgent = takeoversOf(activation) !== takeoversOf(state.activation);
    if (isUrgent) adopt(activation);
    const revisions = revisionsOf(activation);
    await parts.files.settled();
    const highest = withKnown(revisions, store.allHighest());
    await slots.flip(slotOf(activation, isUrgent ? 0 : state.glassUntilMs, highest));
    store.raiseHighest(revisions, activation.manifestHash);
    if (!isUrgent) adopt(activation);
  };
  const isReady = ({ activation, sinceMonoMs }: { activation: Activation; sinceMonoMs: number }) => {
    if (takeoversOf(activation) !== takeoversOf(state.activation)) return true;
    if (ports.clock.monoMs() - sinceMonoMs >= flipWaitMsMax) return true;
    const soonMs = parts.nowMs() + neededSoonMs;
    return parts.plan(activation).every(({ neededAtMs }) => neededAtMs >= soonMs);
  };
  const look = (): Promise<void> => {
    const ready = waiting;
    if (ready === null || isStopped) return flipping;
    timer?.cancel();
    if (!isReady(ready)) {
      timer = ports.timers.after(lookEveryMs, () => void look());
      return flipping;
    }
    waiting = null;
    flipping = flipping
      .then(() => flip(ready.activation))
      .catch((error: unknown) => {
        // A full disk must not end the player: the old programme plays on and the flip is tried again.
        ports.log.error({ err: error }, "the flip failed");
        waiting ??= ready;
        if (!isStopped) timer = ports.timers.after(lookEveryMs, () => void look());
      });
    return flipping;
  };
  return {
    candidate: () => waiting?.activation ?? null,
    propose(next) {
      waiting = { activation: next, sinceMonoMs: waiting?.sinceMonoMs ?? ports.clock.monoMs() };
      return look();
    },
    look,
    stop() {
      isStopped = true;
      timer?.cancel();
      waiting = null;
      return flipping;
    },
  };
}
