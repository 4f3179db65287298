/**
 * One simulated board: a real engine on its own folders with a glass nobody sees, which can lose its power at
 * any moment and come back. Everything its glass was told and said is witnessed from outside.
 */
import { join } from "node:path";
import type { BoardSize } from "../../contract/board.ts";
import type { BoardId } from "../../contract/ids.ts";
import type { Scene } from "../../contract/scene.ts";
import type { Unit } from "../../contract/unit.ts";
import { EngineConfig } from "../../engine/config.ts";
import { type Engine, createEngine } from "../../engine/create-engine.ts";
import type { Ports } from "../../platform/ports.ts";
import { type RecordedPlay, readPairingCode, readPlays, readRevision } from "./board-disk.ts";
import { type Life, createLife } from "./life.ts";
import { type Network, hubUrl } from "./network.ts";
import { createTimedRandom } from "./timed-random.ts";
import { type Witnessed, type WitnessedGlass, createWitnessedGlass } from "./witnessed-glass.ts";

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

export function createSimBoard(parts: BoardParts): SimBoard {
  const { name, world, network, assetsFolder, houseFile, size } = parts;
  const dataFolder = join(parts.folder, "data");
  const runFolder = join(parts.folder, "run");
  const config = EngineConfig.parse({ hubUrl, dataFolder, runFolder, assetsFolder, houseFile });
  const witnessed: Witnessed[] = [];
  const powerCuts: number[] = [];
  let wallOffMs = 0;
  let boots = 0;
  let on: { life: Life; engine: Engine; glass: WitnessedGlass } | null = null;
  const clock = { wallMs: () => world.clock.wallMs() + wallOffMs, monoMs: () => world.clock.monoMs() };

  const board: SimBoard = {
    name,
    unit: parts.unit,
    size,
    dataFolder,
    id: null,
    isOn: () => on !== null,
    nowMs: () => on?.glass.nowMs() ?? 0,
    scene: () => on?.glass.scene() ?? null,
    witnessed,
    powerCuts,
    async start() {
      boots += 1;
      const life = createLife(world);
      graveyard.push(life);
      const random = createTimedRandom(clock, parts.seed, name, boots);
      const fetch = network.fetchFor(name, life);
      const ports = { clock, timers: life.timers, random, fetch, log: world.log.child({ board: name }) };
      const saw = (scene: Scene) => parts.saw(board, scene);
      const showed = (shown: Witnessed) => void witnessed.push(shown);
      const glass = createWitnessedGlass({ ports, life, size, saw, showed });
      const engine = createEngine({ ports, config, channel: glass });
      on = { life, engine, glass };
      await parts.drive(engine.start());
    },
    cutPower() {
      on?.life.cutPower();
      powerCuts.push(clock.monoMs());
      on = null;
    },
    async stop() {
      const stopping = on;
      on = null;
      if (stopping === null) return;
      await parts.drive(stopping.engine.stop());
      stopping.life.cutPower();
    },
    stepWall(byMs) {
      wallOffMs += byMs;
    },
    recorded: () => readPlays(dataFolder),
    revision: async () => (on === null ? null : readRevision(runFolder)),
    pairingCode: () => readPairingCode(runFolder),
  };
  return board;
}
