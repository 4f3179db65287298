/**
 * A player on trial: the built app with an engine of the test's choice, a data folder, and what the engine
 * heard.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scene } from "../../../contract/scene.ts";
import { writeFileReplace } from "../../../platform/files.ts";

export const repository = join(import.meta.dirname, "../../..");

export interface Heard {
  readonly pid: number;
  readonly message: { readonly type: string; readonly [key: string]: unknown };
}

/** What the stub engine keeps in its data folder. */
export interface BoardFolder {
  readonly dataFolder: string;
  readonly blobs: string;
  /** The stub engine shows this from now on. */
  show(scene: Scene): Promise<void>;
  heard(): Heard[];
}

export interface LabPlayer extends BoardFolder {
  readonly appFolder: string;
  readonly configFile: string;
  /** The board of a player that found no configuration: in its own home. */
  inHome(): BoardFolder & { readonly env: NodeJS.ProcessEnv };
  remove(): void;
}

function boardFolder(dataFolder: string): BoardFolder {
  const blobs = join(dataFolder, "blobs");
  mkdirSync(blobs, { recursive: true });
  const heardFile = join(dataFolder, "heard.jsonl");
  return {
    dataFolder,
    blobs,
    show: (scene) => writeFileReplace(join(dataFolder, "scene.json"), JSON.stringify(scene)),
    heard() {
      const lines = existsSync(heardFile) ? readFileSync(heardFile, "utf8").split("\n") : [];
      return lines.filter(Boolean).map((line) => JSON.parse(line) as Heard);
    },
  };
}

/** Copies `build/app` and puts the stub in the engine's place. */
export function makeLabPlayer(config: object = {}): LabPlayer {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-lab-"));
  const appFolder = join(folder, "app");
  const dataFolder = join(folder, "data");
  cpSync(join(repository, "build/app"), appFolder, { recursive: true });
  rmSync(join(appFolder, "engine"), { recursive: true, force: true });
  mkdirSync(join(appFolder, "engine"));
  const stub = join(import.meta.dirname, "stub-engine.ts");
  writeFileSync(join(appFolder, "engine/main.mjs"), `await import(${JSON.stringify(stub)});\n`);
  symlinkSync(process.execPath, join(appFolder, "node"));
  const configFile = join(folder, "player.json");
  const runFolder = join(folder, "run");
  writeFileSync(configFile, JSON.stringify({ dataFolder, runFolder, logLevel: "info", ...config }));
  return {
    ...boardFolder(dataFolder),
    appFolder,
    configFile,
    inHome() {
      const home = join(folder, "home");
      const env = { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), XDG_RUNTIME_DIR: runFolder };
      mkdirSync(runFolder, { recursive: true });
      return { ...boardFolder(join(home, ".config", "bangtin", "board")), env };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
