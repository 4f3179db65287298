/**
 * One simulated board: a real engine on its own folders with a glass nobody sees, which can lose its power at any moment
 * and come back. Everything its glass was told and said is witnessed from outside.
 */
import BetterSqlite3 from "better-sqlite3";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BoardSize } from "../../contract/board.ts";
import type { BoardId } from "../../contract/ids.ts";
import type { Play } from "../../contract/play.ts";
import type { RunStatus } from "../../contract/run-status.ts";
import type { RendererMessage, Scene } from "../../contract/scene.ts";
import type { ShellMessage } from "../../contract/shell.ts";
import type { Unit } from "../../contract/unit.ts";
import { EngineConfig } from "../../engine/config.ts";
import { type Engine, createEngine } from "../../engine/create-engine.ts";
import { createNullGlass } from "../../engine/null-glass.ts";
import type { ShellChannel } from "../../engine/shell-channel.ts";
import type { Ports } from "../../platform/ports.ts";
import { type Life, createLife } from "./life.ts";
import { type Network, hubUrl } from "./network.ts";
import { createTimedRandom } from "./timed-random.ts";

/** Open plays stand behind this number until they end. */
const openFromN = 2 ** 52;

/** An item or takeover that was on the glass: the only thing a play may be about. */
export interface Witnessed {
  readonly item: string | null;
  readonly takeover: string | null;
  readonly atMonoMs: number;
  /** A takeover filled the glass at that moment, so the engine records nothing. */
  readonly isCovered: boolean;
  readonly boot: number;
}

/** What counts of a play: enough to know it again and to find it on the glass. */
export type RecordedPlay = Pick<Play, "n" | "playId" | "item" | "takeover" | "startMonoMs" | "durationMs">;

export interface SimBoard {
  readonly name: string;
  readonly unit: Unit;
  readonly size: BoardSize;
  readonly dataFolder: string;
  /** Given by the hub when it was paired. */
  id: BoardId | null;
  isOn(): boolean;
  /** Board time as the glass keeps it. */
  nowMs(): number;
  /** Of this life; `null` until the engine sent one. */
  scene(): Scene | null;
  readonly witnessed: readonly Witnessed[];
  /** Monotonic instants at which power went. */
  readonly powerCuts: readonly number[];
  start(): Promise<void>;
  /** Nothing is closed, nothing is said. */
  cutPower(): void;
  stop(): Promise<void>;
  stepWall(byMs: number): void;
  /** Every ended play on its disk, by number. */
  recorded(): RecordedPlay[];
  /** The revision its own run status tells; `null` while it is off or has not spoken. */
  revision(): Promise<number | null>;
  pairingCode(): Promise<{ userCode: string; number: string } | null>;
}

export interface BoardParts {
  readonly name: string;
  readonly unit: Unit;
  readonly size: BoardSize;
  readonly folder: string;
  readonly houseFile: string;
  readonly assetsFolder: string;
  readonly seed: number;
  readonly world: Pick<Ports, "clock" | "timers" | "log">;
  readonly network: Network;
  readonly drive: <Value>(coming: Promise<Value>) => Promise<Value>;
  readonly saw: (board: SimBoard, scene: Scene) => void;
}

/** Every life there was, with what it still waits for. */
const graveyard: Life[] = [];

function readPlays(path: string): RecordedPlay[] {
  if (!existsSync(path)) return [];
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    const rows = db.prepare(
      `SELECT n, play_id AS playId, item, takeover, start_mono_ms AS startMonoMs, duration_ms AS durationMs
       FROM plays WHERE n < ? ORDER BY n`,
    );
    return rows.all(openFromN) as RecordedPlay[];
  } finally {
    db.close();
  }
}

export function createSimBoard(parts: BoardParts): SimBoard {
  const { name, world, network } = parts;
  const dataFolder = join(parts.folder, "data");
  const runFolder = join(parts.folder, "run");
  const { assetsFolder, houseFile, size } = parts;
  const config = EngineConfig.parse({ hubUrl, dataFolder, runFolder, assetsFolder, houseFile });
  const witnessed: Witnessed[] = [];
  const powerCuts: number[] = [];
  let wallOffMs = 0;
  let boots = 0;
  let scene: Scene | null = null;
  let sceneMonoMs = 0;
  let life: Life | null = null;
  let engine: Engine | null = null;

  const clock = { wallMs: () => world.clock.wallMs() + wallOffMs, monoMs: () => world.clock.monoMs() };
  const witness = (message: RendererMessage) => {
    if (message.type !== "shown" && message.type !== "takeover-shown") return;
    const isItem = message.type === "shown";
    witnessed.push({
      item: isItem ? message.itemId : null,
      takeover: isItem ? null : message.takeoverId,
      atMonoMs: Math.round(clock.monoMs()),
      isCovered: scene?.takeover?.takeover.size === "full",
      boot: boots,
    });
  };
  const board: SimBoard = {
    name,
    unit: parts.unit,
    size,
    dataFolder,
    id: null,
    isOn: () => life !== null,
    nowMs: () => (scene?.nowMs ?? 0) + Math.round(clock.monoMs() - sceneMonoMs),
    scene: () => scene,
    witnessed,
    powerCuts,
    async start() {
      boots += 1;
      const now = createLife(world);
      life = now;
      scene = null;
      const random = createTimedRandom(clock, parts.seed, name, boots);
      const fetch = network.fetchFor(name, now);
      const ports = { clock, timers: now.timers, random, fetch, log: world.log.child({ board: name }) };
      const glass = createNullGlass(ports, size, "0.1.0");
      const channel: ShellChannel = {
        send(message) {
          if (!now.isAlive()) return;
          if (message.type === "scene") {
            scene = message.scene;
            sceneMonoMs = clock.monoMs();
            parts.saw(board, message.scene);
          }
          glass.send(message);
        },
        onMessage(listener) {
          glass.onMessage((message) => {
            if (!now.isAlive()) return;
            const said = message as ShellMessage;
            if (said.type === "renderer") witness(said.message);
            listener(message);
          });
        },
      };
      engine = createEngine({ ports, config, channel });
      graveyard.push(now);
      await parts.drive(engine.start());
    },
    cutPower() {
      life?.cutPower();
      powerCuts.push(clock.monoMs());
      life = null;
      engine = null;
      scene = null;
    },
    async stop() {
      const [stopping, ending] = [engine, life];
      engine = null;
      life = null;
      if (stopping !== null) await parts.drive(stopping.stop());
      ending?.cutPower();
      scene = null;
    },
    stepWall(byMs) {
      wallOffMs += byMs;
    },
    recorded: () => readPlays(join(dataFolder, "db", "plays.db")),
    async revision() {
      if (life === null) return null;
      const text = await readFile(join(runFolder, "status.json"), "utf8").catch(() => null);
      return text === null ? null : (JSON.parse(text) as RunStatus).revision;
    },
    async pairingCode() {
      const text = await readFile(join(runFolder, "pairing.json"), "utf8").catch(() => null);
      return text === null ? null : (JSON.parse(text) as { userCode: string; number: string });
    },
  };
  return board;
}
