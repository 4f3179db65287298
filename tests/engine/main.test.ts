import { type ChildProcess, fork, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RunStatus } from "../../contract/run-status.ts";
import { EngineMessage } from "../../contract/shell.ts";
import { makeBoard, makeFolder, until } from "./board-under-test.ts";

const engineFolder = join(import.meta.dirname, "../../engine");
let folder: string;
let child: ChildProcess | null = null;

beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  if (child?.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  child = null;
  rmSync(folder, { recursive: true, force: true });
});

function writeConfig(content: object): string {
  const file = join(folder, "config.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

async function startHosted() {
  const board = makeBoard(null);
  const config = writeConfig(board.config);
  const hosted = fork(join(engineFolder, "main.ts"), ["--config", config], { silent: true });
  child = hosted;
  const heard: EngineMessage[] = [];
  hosted.on("message", (message) => heard.push(EngineMessage.parse(message)));
  hosted.send({ type: "hello", witness: "glass", size: { widthPx: 384, heightPx: 64 }, app: "0.1.0" });
  await until("a scene of this glass", () =>
    heard.some((message) => message.type === "scene" && message.scene.size.widthPx === 384),
  );
  return { hosted, heard, board };
}

const ended = (what: ChildProcess) =>
  until("its end", () =>
    what.exitCode === null && what.signalCode === null ? null : { code: what.exitCode },
  );

test("a hosted engine says ready, draws for its glass, answers pings and stops when asked", async () => {
  const { hosted, heard, board } = await startHosted();
  expect(heard[0]).toMatchObject({ type: "ready", runFolder: board.config.runFolder });
  hosted.send({ type: "ping", n: 41 });
  await until("pong", () => heard.some((message) => message.type === "pong" && message.n === 41));
  hosted.send({ type: "shutdown" });
  expect((await ended(hosted)).code).toBe(0);
  await board.remove();
});

test("an engine whose shell died leaves no orphan", async () => {
  const { hosted, board } = await startHosted();
  hosted.disconnect();
  expect((await ended(hosted)).code).toBe(0);
  await board.remove();
});

test("a configuration with a mistake is refused with the nearest name", async () => {
  const config = writeConfig({ dataFoldr: "x", runFolder: "r", assetsFolder: "a", houseFile: "h" });
  const refused = spawn(process.execPath, [join(engineFolder, "main.ts"), "--config", config]);
  child = refused;
  let said = "";
  refused.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  expect((await ended(refused)).code).toBe(2);
  expect(said).toContain('did you mean "dataFolder"');
});

test("a fleet runs many engines in one process, each in its own folders, seen by nobody", async () => {
  const boards = [makeBoard(null), makeBoard(null)];
  const engines = boards.map(({ config }) => ({ engine: config, widthPx: 1_080, heightPx: 1_920 }));
  const config = writeConfig({ logLevel: "silent", engines });
  const fleet = spawn(process.execPath, [join(engineFolder, "fleet.ts"), "--config", config], {
    stdio: "ignore",
  });
  child = fleet;
  for (const board of boards) {
    const file = join(board.config.runFolder, "status.json");
    await until("its status", () => {
      const status = existsSync(file) ? RunStatus.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
      return status !== null && status.frames > 0 && status.item !== null;
    });
  }
  fleet.kill("SIGTERM");
  expect((await ended(fleet)).code).toBe(0);
  for (const board of boards) await board.remove();
});
