/**
 * Keeps the right scene on the glass: resolves the programme at board time, sends the scene when it
 * changed, and holds one timer to the next boundary. Nothing reaches the glass whose bytes were not proven
 * in this run.
 */
import { sceneFor } from "../../core/scene/scene-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { Programme } from "../../contract/programme.ts";
import type { Resolution, Showing } from "../../contract/resolution.ts";
import type { Scene } from "../../contract/scene.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import { type BoardState, settingsOf } from "../board-state.ts";
import type { Blobs } from "../store/blobs.ts";
import type { BoardClock } from "./board-clock.ts";
import { heldShowing } from "./held-showing.ts";
import type { PlayRecorder } from "./play-recorder.ts";
import type { ProgrammeSource } from "./programme-source.ts";

/** The loop looks at the clock at least this often, in milliseconds. */
const lookEveryMs = 30_000;
/** Never busier than this, in milliseconds. */
const lookPauseMs = 10;

export interface BoardLoop {
  start(): void;
  /** Something changed: the programme is made anew and looked at now. */
  refresh(): void;
  /** Only the clock or the glass changed: same programme, look again. `again`: send even the same scene. */
  look(again?: boolean): void;
  scene(): Scene | null;
  stop(): Promise<void>;
}

export interface BoardLoopParts {
  readonly ports: Ports;
  readonly clock: BoardClock;
  readonly state: BoardState;
  readonly source: ProgrammeSource;
  readonly blobs: Pick<Blobs, "isProven" | "prove">;
  readonly recorder: Pick<PlayRecorder, "sent">;
  readonly isBarred: (item: string) => boolean;
  send(scene: Scene): void;
}

/** The freshness of what is shown ran out, or never was. */
export function isStale(state: BoardState, nowMs: number): boolean {
  return state.membership !== null && (state.status === null || nowMs > state.status.expiresAtMs);
}

function assetsShown(resolution: Resolution): AssetHash[] {
  const takeoverAsset = resolution.takeover?.takeover.asset ?? null;
  const itemHashes = resolution.item === null ? [] : itemAssets(resolution.item.entry.item);
  return [...itemHashes, ...(takeoverAsset === null ? [] : [takeoverAsset])];
}

function isSameScene(one: Scene | null, other: Scene): boolean {
  return (
    one !== null &&
    JSON.stringify({ ...one, seq: 0, nowMs: 0 }) === JSON.stringify({ ...other, seq: 0, nowMs: 0 })
  );
}

export function createBoardLoop(parts: BoardLoopParts): BoardLoop {
  const { ports, clock, state, source, blobs } = parts;
  let programme: Programme | null = null;
  let onGlass: Showing | null = null;
  let lastScene: Scene | null = null;
  let seq = 0;
  let timer: Timer | null = null;
  let running: Promise<void> | null = null;
  let isAsked = false;
  let mustSend = false;
  let isStopped = true;

  const unproven = (hashes: readonly AssetHash[]) => hashes.filter((hash) => !blobs.isProven(hash));
  const proveAll = async (hashes: readonly AssetHash[]) => {
    for (const hash of hashes) await blobs.prove(hash);
  };
  const resolveNow = (nowMs: number): { made: Programme; resolution: Resolution } => {
    const made = programme ?? source.current();
    programme = made;
    const fresh = resolve(made, nowMs);
    const held = heldShowing({
      onGlass,
      fresh,
      nowMs,
      isBarred: parts.isBarred,
      isProven: (hash) => blobs.isProven(hash),
    });
    if (held === null) return { made, resolution: fresh };
    const known = itemAssets(held.entry.item).flatMap((hash) => lastScene?.assets[hash] ?? []);
    const assets = { ...made.assets, ...Object.fromEntries(known.map((asset) => [asset.hash, asset])) };
    const untilMs = Math.min(fresh.untilMs, held.endMs);
    return { made: { ...made, assets }, resolution: { ...fresh, item: held, untilMs } };
  };
  /** What follows, once its bytes are proven; until then the scene says nothing about it. */
  const nextOf = (made: Programme, { item }: Resolution): Resolution | null => {
    if (item === null) return null;
    const next = resolve(made, item.endMs);
    const waiting = unproven(assetsShown({ ...next, takeover: null }));
    if (waiting.length === 0) return next;
    void proveAll(waiting).then(() => loop.look());
    return null;
  };
  const publish = (made: Programme, resolution: Resolution, nowMs: number) => {
    const next = nextOf(made, resolution);
    const settings = settingsOf(state);
    const stale = isStale(state, nowMs);
    const { pairing } = state;
    const scene = sceneFor({ programme: made, resolution, next, settings, stale, pairing, seq, nowMs });
    onGlass = resolution.item;
    if (isSameScene(lastScene, scene) && !mustSend) return;
    mustSend = false;
    seq += 1;
    lastScene = scene;
    const showings = [resolution.item, next?.item ?? null].flatMap((showing) => showing ?? []);
    parts.recorder.sent(showings, resolution.takeover);
    parts.send(scene);
  };
  const step = async () => {
    isAsked = false;
    const nowMs = clock.nowMs();
    const { made, resolution } = resolveNow(nowMs);
    const waiting = unproven(assetsShown(resolution));
    if (waiting.length > 0) {
      // A bad file leaves the store here; the programme made next does without it.
      await proveAll(waiting);
      programme = null;
      isAsked = true;
      return;
    }
    publish(made, resolution, nowMs);
    const delayMs = Math.min(resolution.untilMs - nowMs, lookEveryMs);
    timer?.cancel();
    if (!isStopped) timer = ports.timers.after(Math.max(lookPauseMs, delayMs), () => loop.look());
  };
  const run = () => {
    if (isStopped || running !== null) return;
    running = step()
      .catch((error: unknown) => {
        ports.log.error({ err: error }, "the board loop broke");
        timer = ports.timers.after(1_000, () => loop.refresh());
      })
      .finally(() => {
        running = null;
        if (isAsked) run();
      });
  };
  const loop: BoardLoop = {
    start() {
      isStopped = false;
      run();
    },
    refresh() {
      programme = null;
      loop.look();
    },
    look(again = false) {
      isAsked = true;
      mustSend ||= again;
      run();
    },
    scene: () => lastScene,
    async stop() {
      isStopped = true;
      timer?.cancel();
      await running;
    },
  };
  return loop;
}
