/** A board on trial: a real engine with real files in its own folder, its shell played by the test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RendererMessage, Scene } from "../../contract/scene.ts";
import { EngineMessage } from "../../contract/shell.ts";
import { RunStatus } from "../../contract/run-status.ts";
import { EngineConfig } from "../../engine/config.ts";
import { type Engine, createEngine } from "../../engine/create-engine.ts";
import { createLog } from "../../platform/log.ts";
import type { Ports } from "../../platform/ports.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { exportSigningKey } from "../../platform/trust/keys.ts";
import type { FakeHub } from "../support/fake-hub.ts";
import { nowMs as startAtMs } from "../support/trust-fixture.ts";

export const quietPorts: Ports = systemPorts({
  log: createLog({ level: process.env["ENGINE_TEST_LOG"] === "1" ? "debug" : "silent", name: "test" }),
  startAtMs,
});

/** Waits for a fact, looking again every few milliseconds; names it when it never came. */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | null | false | undefined> | Value | null | false | undefined,
  limitMs = 10_000,
): Promise<Value> {
  const giveUpMs = quietPorts.clock.monoMs() + limitMs;
  for (;;) {
    const found = await ask();
    if (found !== null && found !== undefined && found !== false) return found;
    if (quietPorts.clock.monoMs() > giveUpMs) throw new Error(`never happened: ${what}`);
    await quietPorts.timers.sleep(15);
  }
}

export interface TestBoard {
  readonly folder: string;
  readonly dataFolder: string;
  readonly scenes: Scene[];
  readonly messages: EngineMessage[];
  readonly config: EngineConfig;
  scene(): Scene | null;
  start(): Promise<void>;
  stop(): Promise<void>;
  tell(message: unknown): void;
  say(message: RendererMessage): void;
  status(): Promise<RunStatus>;
  remove(): Promise<void>;
}

const houseFile = join(import.meta.dirname, "../../playlists/house.json");

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "bangtin-engine-"));
}

/** `hub` null: a board that never had one. */
export function makeBoard(
  hubUrl: string | null,
  changes: Partial<EngineConfig> = {},
  ports: Ports = quietPorts,
): TestBoard {
  const folder = makeFolder();
  mkdirSync(join(folder, "assets"));
  const config = EngineConfig.parse({
    hubUrl,
    dataFolder: join(folder, "data"),
    runFolder: join(folder, "run"),
    assetsFolder: join(folder, "assets"),
    houseFile,
    ...changes,
  });
  let engine: Engine | null = null;
  let listener: (message: unknown) => void = () => undefined;
  const board: TestBoard = {
    folder,
    dataFolder: config.dataFolder,
    scenes: [],
    messages: [],
    config,
    scene: () => board.scenes.at(-1) ?? null,
    async start() {
      engine = createEngine({
        ports,
        config,
        channel: {
          send(message) {
            const checked = EngineMessage.parse(message);
            board.messages.push(checked);
            if (checked.type === "scene") board.scenes.push(checked.scene);
          },
          onMessage(hear) {
            listener = hear;
          },
        },
      });
      board.tell({
        type: "hello",
        witness: "glass",
        size: { widthPx: 1_920, heightPx: 1_080 },
        app: "0.1.0",
      });
      await engine.start();
    },
    async stop() {
      await engine?.stop();
      engine = null;
    },
    tell: (message) => listener(message),
    say: (message) => listener({ type: "renderer", message }),
    async status() {
      return RunStatus.parse(JSON.parse(await readFile(join(config.runFolder, "status.json"), "utf8")));
    },
    async remove() {
      await board.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return board;
}

/** A board that was paired with this hub before. */
export async function makePairedBoard(
  hub: FakeHub,
  changes: Partial<EngineConfig> = {},
  ports: Ports = quietPorts,
): Promise<TestBoard> {
  const board = makeBoard(hub.url, changes, ports);
  mkdirSync(join(board.dataFolder, "keys"), { recursive: true });
  const key = JSON.stringify(await exportSigningKey(hub.keys.board));
  writeFileSync(join(board.dataFolder, "keys", "board.jwk"), key, { mode: 0o600 });
  writeFileSync(join(board.dataFolder, "membership.json"), hub.membership());
  return board;
}

/** Plays the renderer: paints what the newest scene holds. */
export function paint(board: TestBoard): void {
  const item = board.scene()?.item;
  if (item)
    board.say({ type: "shown", key: item.key, itemId: item.item.id, atMs: board.scene()?.nowMs ?? 0 });
}

export async function untilItem(board: TestBoard, id: string): Promise<Scene> {
  return until(`item ${id} on the glass`, () => {
    const scene = board.scene();
    return scene?.item?.item.id === id ? scene : null;
  });
}

export async function untilError(board: TestBoard, code: string): Promise<void> {
  await until(`error ${code} in status.json`, async () => {
    const status = await board.status().catch(() => null);
    return status?.errors.some((error) => error.code === code) ?? false;
  });
}
