/** Puts the parts of one board together: everything comes in as an argument, nothing is global. */
import { overdueItems } from "../core/schedule/overdue-items.ts";
import type { AssetHash } from "../contract/ids.ts";
import type { Asset } from "../contract/asset.ts";
import { problem } from "../contract/problem.ts";
import { type Result, ok } from "../contract/result.ts";
import type { EngineMessage } from "../contract/shell.ts";
import { withdrawnNames } from "../contract/status.ts";
import type { Ports } from "../platform/ports.ts";
import { settingsOf } from "./board-state.ts";
import type { EngineConfig } from "./config.ts";
import type { WatchedFolder } from "./content/watch-folder.ts";
import { hearShell, readyOf } from "./hear-shell.ts";
import { type GlassFacts, createCondition } from "./health/condition.ts";
import { createRunStatusWriter } from "./health/run-status-writer.ts";
import { type HubSide, createHubSide } from "./hub-side.ts";
import { type Board, openBoard, reservePlayNumbers } from "./open-board.ts";
import { createCrashBlame } from "./playback/crash-blame.ts";
import { type BoardLoop, createBoardLoop } from "./playback/board-loop.ts";
import { createPlayLog } from "./playback/play-log.ts";
import { createPlayRecorder } from "./playback/play-recorder.ts";
import { createProgrammeSource } from "./playback/programme-source.ts";
import { createSceneMaker } from "./playback/scene-maker.ts";
import { createSetAside } from "./playback/set-aside.ts";
import { pause } from "./pause.ts";
import { assetNeeds } from "./sync/asset-needs.ts";
import type { ShellChannel } from "./shell-channel.ts";
import { type StoreRoom, type StoreRoomParts, createStoreRoom } from "./store/store-room.ts";

/** How often the system clock is asked whether it jumped, in milliseconds. */
const clockLookEveryMs = 2_000;

/** Everything else waits at most this long for the first scene, in milliseconds. */
const firstSceneMsMost = 1_000;

export interface Engine {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface EngineParts {
  readonly ports: Ports;
  readonly config: EngineConfig;
  /** `null`: nobody hosts this engine, it runs without a shell. */
  readonly channel: ShellChannel | null;
  /** The shell asked to stop. */
  readonly onShutdown?: () => void;
}

/** Loaded only where it is wanted: its packages are a third of all the code. */
async function createLocal(board: Board, room: () => StoreRoom): Promise<WatchedFolder | null> {
  const { ports, config, facts, blobs, clock, refused, state } = board;
  if (config.localFolder === null) return null;
  const { createWatchedFolder } = await import("./content/watch-folder.ts");
  const copyIn = async (path: string, asset: Asset): Promise<Result<void>> => {
    // Never given back: what the folder plays is not evicted for what the hub sends.
    const taken = await room().take(asset);
    if (taken.ok) await blobs.copyIn(path, asset.hash);
    else board.errors.count("store_full");
    return taken.ok ? ok(undefined) : taken;
  };
  return createWatchedFolder({
    ports,
    reader: { root: config.localFolder, facts, copyIn },
    nowMs: () => clock.nowMs(),
    changed: () => state.changed.emit(),
    bad: (found) => refused(found, "local", `${found.path} ${found.en}`),
  });
}

function isWithdrawn({ state }: Board, name: string): boolean {
  return state.status !== null && withdrawnNames(state.status.withdrawn).has(name);
}

function roomOf({ blobs, state, clock, house }: Board, loop: BoardLoop, needs: StoreRoomParts["needs"]) {
  return createStoreRoom({
    blobs,
    limitBytes: () => settingsOf(state).storeBytesMax,
    needs,
    nowMs: () => clock.nowMs(),
    isKept: (hash) =>
      loop.scene()?.assets[hash] !== undefined || house.assets.some((asset) => asset.hash === hash),
  });
}

/** Everything of a running board; made when it is open. */
function assemble(
  board: Board,
  local: WatchedFolder | null,
  send: (message: EngineMessage) => void,
  shutdown: () => void,
) {
  const { ports, config, state, clock, blobs, plays, store } = board;
  const setAside = createSetAside();
  const glass: GlassFacts = { frames: 0, item: null };
  const localEdition = () => local?.edition() ?? null;
  const source = createProgrammeSource({
    state,
    held: blobs.held,
    setAside: setAside.items,
    house: () => board.house,
    local: localEdition,
    nowMs: () => clock.nowMs(),
  });
  let hubSide: HubSide | null = null;
  const log = createPlayLog({
    random: ports.random,
    clock,
    state,
    plays,
    bootId: board.identity.bootId,
    saved(lastN) {
      reservePlayNumbers(store, lastN);
      hubSide?.playsSaved();
    },
    failed(error) {
      board.errors.count("disk_full");
      ports.log.error({ err: error }, "plays could not be saved");
    },
    dropped: () => tellDropped(board),
  });
  const recorder = createPlayRecorder({ ports, log, batchMs: () => settingsOf(state).playsBatchMs });
  const maker = createSceneMaker({
    state,
    isBarred: (name) => setAside.items.has(name) || isWithdrawn(board, name),
    isProven: (hash) => blobs.isProven(hash),
    programmeOf: (activation) => source.whole(activation),
  });
  const loop = createBoardLoop({
    ports,
    clock,
    source,
    maker,
    blobs,
    recorder,
    send: (scene) => send({ type: "scene", scene }),
  });
  const condition = createCondition({
    board,
    glass,
    scene: () => loop.scene(),
    isLocal: () => source.isLocal(),
    assetsMissing: () => hubSide?.assetsMissing() ?? 0,
    overdue: () => overdueItems(source.current(), clock.nowMs()),
  });
  const needs = () => assetNeeds([hubSide?.candidate() ?? null, state.activation], source, clock.nowMs());
  const room = roomOf(board, loop, needs);
  const { hubUrl } = config;
  if (hubUrl !== null) hubSide = createHubSide({ board, hubUrl, source, condition, room });
  const localAssets = (): AssetHash[] => localEdition()?.edition.assets.map(({ hash }) => hash) ?? [];
  const choreParts = { board, candidate: () => hubSide?.candidate() ?? null, localAssets };
  const writer = createRunStatusWriter(ports, config.runFolder, () => condition.runStatus());
  const heard = { board, loop, recorder, setAside, blame: createCrashBlame(setAside), glass, send, shutdown };
  const hear = (raw: unknown) => hearShell(heard, raw);
  return { setAside, recorder, loop, room, hubSide, choreParts, writer, hear };
}

async function atMost(limitMs: number, ports: Ports, wanted: Promise<unknown>): Promise<void> {
  const settled = new AbortController();
  await Promise.race([wanted, pause(ports, limitMs, settled.signal)]);
  settled.abort();
}

type Parts = ReturnType<typeof assemble>;

/** Told once for each run, and only counted while the disk does not even take that. */
function tellDropped({ ports, errors, incidents, identity }: Board): void {
  errors.count("plays_dropped");
  ports.log.error({ code: "plays_dropped" }, "an unsaved play was dropped");
  try {
    incidents.report("plays_dropped", "memory", identity.bootId);
  } catch (error) {
    ports.log.error({ err: error }, "the incident was not saved");
  }
}

/** A jumping system clock means another time of day: look again at once. */
function watchClock({ ports, clock, errors }: Board, look: () => void): { stop(): void } {
  const looking = ports.timers.every(clockLookEveryMs, () => {
    if (!clock.hasWallJumped()) return;
    errors.count("clock_jumped");
    look();
  });
  return { stop: () => looking.cancel() };
}

/** A new revision gives what failed before another chance. */
function followChanges({ state, blobs }: Board, { setAside, loop }: Parts): void {
  let revision = state.activation?.manifestHash;
  state.changed.on(() => {
    if (state.activation?.manifestHash !== revision) setAside.clear();
    revision = state.activation?.manifestHash;
    loop.refresh();
  });
  blobs.changed.on(() => loop.refresh());
}

export function createEngine({ ports, config, channel, onShutdown }: EngineParts): Engine {
  let stopAll: () => Promise<void> = () => Promise.resolve();
  let isStopped = false;
  const early: unknown[] = [];
  let hear = (raw: unknown): void => void early.push(raw);
  channel?.onMessage((raw) => hear(raw));
  const send = (message: EngineMessage) => channel?.send(message);

  return {
    async start() {
      const board = await openBoard(ports, config);
      const { blobs, refused, stores } = board;
      const local = await createLocal(board, () => parts.room);
      const parts: Parts = assemble(board, local, send, () => onShutdown?.());
      const { loop, recorder, hubSide, choreParts, writer } = parts;
      const later: { stop(): void }[] = [];
      stopAll = async () => {
        for (const part of later) part.stop();
        await local?.stop();
        await hubSide?.stop();
        await loop.stop();
        recorder.stop();
        await writer.stop();
        stores.close();
      };
      followChanges(board, parts);
      blobs.corrupt.on((hash) => refused(problem("asset_missing", hash), "stored asset", ports.random.id()));
      recorder.start();
      send(readyOf(board));
      hear = parts.hear;
      // First what the shell said: a programme made for another size would be made in vain.
      for (const raw of early.splice(0)) hear(raw);
      // What the glass does not wait for takes no time from what it does wait for.
      await atMost(firstSceneMsMost, ports, loop.start());
      const { createChores } = await import("./chores.ts");
      if (isStopped) return;
      writer.start();
      const chores = createChores(choreParts);
      chores.start();
      later.push(
        watchClock(board, () => loop.refresh()),
        chores,
      );
      hubSide?.start();
      await local?.start();
    },
    stop() {
      isStopped = true;
      return stopAll();
    },
  };
}
