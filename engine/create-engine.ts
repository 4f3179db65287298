/** Puts the parts of one board together: everything comes in as an argument, nothing is global. */
import { overdueItems } from "../core/schedule/overdue-items.ts";
import type { AssetHash } from "../contract/ids.ts";
import { problem } from "../contract/problem.ts";
import type { EngineMessage } from "../contract/shell.ts";
import { withdrawnNames } from "../contract/status.ts";
import type { Ports } from "../platform/ports.ts";
import { settingsOf } from "./board-state.ts";
import { createChores } from "./chores.ts";
import type { EngineConfig } from "./config.ts";
import { type WatchedFolder, createWatchedFolder } from "./content/watch-folder.ts";
import { hearShell, readyOf } from "./hear-shell.ts";
import { type GlassFacts, createCondition } from "./health/condition.ts";
import { createRunStatusWriter } from "./health/run-status-writer.ts";
import { type HubSide, createHubSide } from "./hub-side.ts";
import { type Board, openBoard, reservePlayNumbers } from "./open-board.ts";
import { createCrashBlame } from "./playback/crash-blame.ts";
import { createBoardLoop } from "./playback/board-loop.ts";
import { createPlayLog } from "./playback/play-log.ts";
import { createPlayRecorder } from "./playback/play-recorder.ts";
import { createProgrammeSource } from "./playback/programme-source.ts";
import { createSceneMaker } from "./playback/scene-maker.ts";
import { createSetAside } from "./playback/set-aside.ts";
import type { ShellChannel } from "./shell-channel.ts";

/** How often the system clock is asked whether it jumped, in milliseconds. */
const clockLookEveryMs = 2_000;

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

function createLocal(board: Board): WatchedFolder | null {
  const { ports, config, facts, blobs, clock, refused, state } = board;
  if (config.localFolder === null) return null;
  return createWatchedFolder({
    ports,
    reader: { root: config.localFolder, facts, copyIn: (path, hash) => blobs.copyIn(path, hash) },
    nowMs: () => clock.nowMs(),
    changed: () => state.changed.emit(),
    bad: (found) => refused(found, "local", `${found.path} ${found.en}`),
  });
}

function isWithdrawn({ state }: Board, name: string): boolean {
  return state.status !== null && withdrawnNames(state.status.withdrawn).has(name);
}

/** Everything of a running board; made when it is open. */
function assemble(board: Board, send: (message: EngineMessage) => void, shutdown: () => void) {
  const { ports, config, state, clock, blobs, plays, store } = board;
  const setAside = createSetAside();
  const glass: GlassFacts = { frames: 0, item: null };
  const local = createLocal(board);
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
  if (config.hubUrl !== null) hubSide = createHubSide({ board, hubUrl: config.hubUrl, source, condition });
  const localAssets = (): AssetHash[] => localEdition()?.edition.assets.map(({ hash }) => hash) ?? [];
  const chores = createChores({ board, candidate: () => hubSide?.candidate() ?? null, localAssets });
  const writer = createRunStatusWriter(ports, config.runFolder, () => condition.runStatus());
  const heard = { board, loop, recorder, setAside, blame: createCrashBlame(setAside), glass, send, shutdown };
  const hear = (raw: unknown) => hearShell(heard, raw);
  return { setAside, local, recorder, loop, hubSide, chores, writer, hear };
}

/** A jumping system clock means another time of day: look again at once. */
function watchClock({ ports, clock, errors }: Board, look: () => void) {
  return ports.timers.every(clockLookEveryMs, () => {
    if (!clock.hasWallJumped()) return;
    errors.count("clock_jumped");
    look();
  });
}

export function createEngine({ ports, config, channel, onShutdown }: EngineParts): Engine {
  let stopAll: () => Promise<void> = () => Promise.resolve();
  const early: unknown[] = [];
  let hear = (raw: unknown): void => void early.push(raw);
  channel?.onMessage((raw) => hear(raw));
  const send = (message: EngineMessage) => channel?.send(message);

  return {
    async start() {
      const board = await openBoard(ports, config);
      const { blobs, state, refused, stores } = board;
      const parts = assemble(board, send, () => onShutdown?.());
      const { loop, local, recorder, hubSide, chores, writer } = parts;
      let revision = state.activation?.manifestHash;
      state.changed.on(() => {
        if (state.activation?.manifestHash !== revision) parts.setAside.clear();
        revision = state.activation?.manifestHash;
        loop.refresh();
      });
      blobs.changed.on(() => loop.refresh());
      blobs.corrupt.on((hash) => refused(problem("asset_missing", hash), "stored asset", ports.random.id()));
      recorder.start();
      send(readyOf(board));
      loop.start();
      hear = parts.hear;
      for (const raw of early.splice(0)) hear(raw);
      writer.start();
      chores.start();
      const jumps = watchClock(board, () => loop.refresh());
      hubSide?.start();
      stopAll = async () => {
        jumps.cancel();
        chores.stop();
        await local?.stop();
        await hubSide?.stop();
        await loop.stop();
        recorder.stop();
        await writer.stop();
        stores.close();
      };
      await local?.start();
    },
    stop: () => stopAll(),
  };
}
