/**
 * The one configuration file of a player, shared by both shells: where the board lives, which hub, which
 * window.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { Sha256 } from "../../contract/ids.ts";
import type { Problem } from "../../contract/result.ts";
import { loadConfig } from "../config.ts";
import { type LogLevel, logLevels } from "../log.ts";
import { sha256Hex } from "../files.ts";

const folder = z.string().min(1).max(4_096);
const pixels = z.number().int().min(-65_536).max(65_536);

export const PlayerConfig = z.strictObject({
  hubUrl: z.url().nullable().default(null),
  /**
   * SHA-256 (hex) of the hub's first root document, as `hub.json` says it; a first pairing with any other is
   * refused. `null`: the first root that answers is believed.
   */
  rootFingerprint: Sha256.nullable().default(null),
  /** Everything the board keeps; default: the player's own place for data. */
  dataFolder: folder.optional(),
  /** `status.json` and `pairing.json`; default: a tmpfs where there is one. */
  runFolder: folder.optional(),
  assetsFolder: folder.optional(),
  houseFile: folder.optional(),
  localFolder: folder.nullable().default(null),
  clockStartAtMs: z.number().int().min(0).optional(),
  logLevel: z.enum(logLevels).default("info"),
  /** Where the picture goes; default: the whole primary screen. */
  window: z
    .strictObject({
      x: pixels,
      y: pixels,
      width: z.number().int().min(32).max(16_384),
      height: z.number().int().min(16).max(16_384),
    })
    .nullable()
    .default(null),
});
export type PlayerConfig = z.infer<typeof PlayerConfig>;

export interface Player {
  readonly config: PlayerConfig;
  /** What was wrong with the file; the player then runs on defaults, for a board is never blank. */
  readonly problems: readonly Problem[];
}

export function readPlayerConfig(file: string | undefined): Player {
  const loaded = file === undefined ? loadConfig(PlayerConfig, {}) : loadConfig(PlayerConfig, file);
  if (loaded.ok) return { config: loaded.value, problems: [] };
  return { config: PlayerConfig.parse({}), problems: loaded.problems };
}

/** `1280x720` as given to `--windowed`. */
export function sizeFrom(text: string | undefined): { width: number; height: number } | null {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(text ?? "") ?? [];
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}

/** The environment an engine needs and no more: no inspector, no loader hooks of ours. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "SystemRoot", "APPDATA", "TEMP"];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

function defaultRunFolder(dataFolder: string): string {
  const base = process.env["XDG_RUNTIME_DIR"] ?? tmpdir();
  return join(base, `bangtin-${sha256Hex(dataFolder).slice(0, 12)}`);
}

export interface EnginePlaces {
  /** Used where the configuration names none. */
  readonly dataFolder: string;
  readonly assetsFolder: string;
  readonly houseFile: string;
}

export interface EngineSettings {
  readonly file: string;
  readonly dataFolder: string;
  readonly runFolder: string;
  readonly logLevel: LogLevel;
}

/** Writes the engine's own configuration file into the data folder. */
export function writeEngineConfig(config: PlayerConfig, places: EnginePlaces): EngineSettings {
  const { window: _window, ...rest } = config;
  const dataFolder = config.dataFolder ?? places.dataFolder;
  const runFolder = config.runFolder ?? defaultRunFolder(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  mkdirSync(runFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, "engine.json");
  const { assetsFolder, houseFile } = { ...places, ...rest };
  const content = { ...rest, dataFolder, runFolder, assetsFolder, houseFile };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return { file, dataFolder, runFolder, logLevel: config.logLevel };
}
