/**
 * Builds one simulated province: a real hub, many real boards, staff, one wire and one clock, in a folder
 * of its own.
 */
import { mkdtempSync, existsSync, mkdirSync, readFileSync, statfsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Board } from "../../contract/board.ts";
import { HousePlaylist } from "../../contract/local-playlist.ts";
import type { Scene } from "../../contract/scene.ts";
import type { Log, Random } from "../../platform/ports.ts";
import { type FakePorts, createFakePorts } from "../support/fake-ports.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { type SimBoard, createSimBoard } from "./board.ts";
import { seedOf } from "./faults.ts";
import { type HubHalf, openHub, units } from "./hub-half.ts";
import { type Network, createNetwork } from "./network.ts";
import { type Publisher, createPublisher } from "./publisher.ts";
import { seedKeys } from "./seeded-keys.ts";
import { createTimedRandom } from "./timed-random.ts";
import { settle } from "./settle.ts";

/** Monday 23/11/2026 06:50 in Việt Nam. */
const startWallMs = Date.UTC(2026, 10, 22, 23, 50);
const houseFile = join(import.meta.dirname, "../../playlists/house.json");
const sizes = [
  { widthPx: 1_920, heightPx: 1_080 },
  { widthPx: 1_080, heightPx: 1_920 },
  { widthPx: 1_920, heightPx: 128 },
  { widthPx: 384, heightPx: 64 },
];

export interface SeenScene {
  readonly board: SimBoard;
  readonly scene: Scene;
  readonly atMonoMs: number;
}

export interface World {
  readonly seed: number;
  readonly ports: FakePorts;
  readonly random: Random;
  readonly network: Network;
  readonly hub: HubHalf;
  readonly publisher: Publisher;
  readonly boards: readonly SimBoard[];
  readonly house: HousePlaylist;
  /** Scenes sent since somebody looked last. */
  readonly seen: SeenScene[];
  /** Pairing codes that staff typed in. */
  readonly codesTyped: Set<string>;
  /** What a room logged as an error: in a world of expected failures there is none. */
  readonly broken: string[];
  close(): Promise<void>;
}

/** Memory where there is enough: the fsyncs of twenty boards are not what is tested here. */
function workFolder(): string {
  const memory = "/dev/shm";
  const isRoomy = existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 2 ** 30;
  return mkdtempSync(join(isRoomy ? memory : tmpdir(), "bangtin-simulation-"));
}

/** Expected failures are told by code and counted elsewhere; only what broke is kept. */
function createBreakageLog(broken: string[], who = "hub"): Log {
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error(fields, message) {
      const { err } = fields as { err?: unknown };
      broken.push(`${who}: ${message}: ${err instanceof Error ? err.stack : JSON.stringify(fields)}`);
    },
    child: (fields) => createBreakageLog(broken, (fields as { board?: string }).board ?? who),
  };
}

function inTurn<Value>(values: readonly Value[], index: number): Value {
  return values[index % values.length] as Value;
}

export async function buildWorld(seed: number, boardCount: number): Promise<World> {
  const folder = workFolder();
  const broken: string[] = [];
  const seen: SeenScene[] = [];
  const ports = createFakePorts({ seed, startWallMs, settle });
  const log = createBreakageLog(broken);
  const unseedKeys = seedKeys(createSeededRandom(seedOf(seed, "keys")));
  const network = createNetwork(seed, ports.clock);
  const hubPorts = { ...ports, log, random: createTimedRandom(ports.clock, seed, "hub") };
  const hub = await openHub(join(folder, "hub"), ports, hubPorts, network);
  const assetsFolder = join(folder, "house");
  mkdirSync(assetsFolder);
  const boards = Array.from({ length: boardCount }, (_, index) =>
    createSimBoard({
      name: `b${String(index + 1).padStart(2, "0")}`,
      unit: inTurn(units, index),
      size: inTurn(sizes, index),
      folder: join(folder, `board-${index + 1}`),
      houseFile,
      assetsFolder,
      seed,
      world: { ...ports, log },
      network,
      drive: hub.drive,
      saw: (board, scene) => void seen.push({ board, scene, atMonoMs: ports.clock.monoMs() }),
    }),
  );
  return {
    seed,
    ports,
    random: createSeededRandom(seedOf(seed, "world")),
    network,
    hub,
    publisher: createPublisher(hub, createSeededRandom(seedOf(seed, "publisher"))),
    boards,
    house: HousePlaylist.parse(JSON.parse(readFileSync(houseFile, "utf8"))),
    seen,
    broken,
    codesTyped: new Set(),
    async close() {
      for (const board of boards) await board.stop();
      await hub.close();
      unseedKeys();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * From a code on the glass to a board with an identity, as staff do it: they type each code they see once.
 * Answers the boards that nobody could confirm yet.
 */
export async function pairThoseThatAsk({ boards, hub, codesTyped }: World): Promise<SimBoard[]> {
  for (const board of boards.filter((one) => one.isOn())) {
    const code = await board.pairingCode();
    if (code === null || codesTyped.has(code.userCode)) continue;
    codesTyped.add(code.userCode);
    const { userCode, number } = code;
    const body = {
      userCode,
      number,
      unit: board.unit.id,
      name: board.name,
      audiences: ["thcs"],
      place: "lobby",
    };
    // A code or number that was spoilt on the wire is refused; the board will show another.
    const confirmed = await hub.call<Board>("confirmPairing", { body }).catch(() => null);
    board.id = confirmed?.id ?? board.id;
  }
  return boards.filter(({ id }) => id === null);
}

/** A disk that rots while the power is off: one byte of one stored asset changes. */
export async function rotOneAsset(board: SimBoard, random: Random): Promise<string | null> {
  const blobs = join(board.dataFolder, "blobs");
  const entries = await readdir(blobs, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name));
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const file = files[Math.floor(random.unit() * files.length)];
  if (file === undefined) return null;
  const path = join(file.parentPath, file.name);
  const bytes = await readFile(path);
  const at = Math.floor(random.unit() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x40, at);
  await writeFile(path, bytes);
  return file.name;
}
