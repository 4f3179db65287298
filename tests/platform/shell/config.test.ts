/** One configuration file makes a player; a wrong one is told and never keeps the board dark. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineConfig } from "../../../engine/config.ts";
import { appVersion } from "../../../platform/shell/app-version.ts";
import {
  engineEnvironment,
  readPlayerConfig,
  sizeFrom,
  writeEngineConfig,
} from "../../../platform/shell/config.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const places = () => ({
  dataFolder: join(folder, "default"),
  assetsFolder: "/app/assets",
  houseFile: "/app/house.json",
});
const configFile = (content: object) => {
  const file = join(folder, "player.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
};

test("no file at all is a board on defaults, without problems", () => {
  expect(readPlayerConfig(undefined)).toMatchObject({ problems: [], config: { hubUrl: null, window: null } });
});

test("a wrong file is told with every problem and its nearest name, and the board runs on defaults", () => {
  const { config, problems } = readPlayerConfig(configFile({ hubURL: "http://hub.example", logLevel: 3 }));
  expect(config.hubUrl).toBeNull();
  expect(problems.map(({ path }) => path).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "hubURL",
    "logLevel",
  ]);
  expect(problems.some(({ en }) => en.includes("hubUrl"))).toBe(true);
  expect(readPlayerConfig(join(folder, "missing.json")).problems).toHaveLength(1);
});

test("the engine is given a file it accepts, in a folder that is nobody else's business", () => {
  const dataFolder = join(folder, "data");
  const { config } = readPlayerConfig(
    configFile({
      hubUrl: "http://127.0.0.1:8080",
      dataFolder,
      runFolder: join(folder, "run"),
      window: { x: 0, y: 0, width: 1920, height: 128 },
      clockStartAtMs: 5,
    }),
  );
  const written = writeEngineConfig(config, places());
  const engine = EngineConfig.parse(JSON.parse(readFileSync(written.file, "utf8")));
  expect(engine).toMatchObject({ hubUrl: "http://127.0.0.1:8080", dataFolder, houseFile: "/app/house.json" });
  expect(engine.clockStartAtMs).toBe(5);
  expect(statSync(dataFolder).mode & 0o077).toBe(0);
});

test("without folders of their own two boards still do not share a run folder", () => {
  const { config } = readPlayerConfig(undefined);
  const one = writeEngineConfig(config, places());
  const two = writeEngineConfig(config, { ...places(), dataFolder: join(folder, "other") });
  expect(one.runFolder).not.toBe(two.runFolder);
  for (const { runFolder } of [one, two]) rmSync(runFolder, { recursive: true });
});

test("an engine inherits no way to run code: no NODE_OPTIONS, no inspector", () => {
  process.env["NODE_OPTIONS_PROBE"] = "x";
  expect(Object.keys(engineEnvironment()).some((name) => name.startsWith("NODE"))).toBe(false);
  delete process.env["NODE_OPTIONS_PROBE"];
});

test.each([
  ["1280x720", { width: 1280, height: 720 }],
  ["0x0", null],
  ["wide", null],
  [undefined, null],
])("--windowed %s", (text, size) => {
  expect(sizeFrom(text)).toEqual(size);
});

test("the version a player tells is that of package.json", () => {
  const manifest = readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8");
  expect((JSON.parse(manifest) as { version: string }).version).toBe(appVersion);
});
