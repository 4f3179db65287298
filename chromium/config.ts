/** What the Chromium shell takes from its command line, and where its parts lie, built or in the checkout. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Result } from "../contract/result.ts";
import { argumentsOf } from "../platform/config.ts";
import type { EnginePlaces } from "../platform/shell/config.ts";

/** `--browser none` prints the address instead of opening it; `--browser PATH` names the program. */
const optionNames = ["config", "browser", "port"] as const;

export type ShellOptions = { readonly [name in (typeof optionNames)[number]]?: string };

export function shellOptions(argv: readonly string[]): Result<ShellOptions> {
  return argumentsOf(argv, optionNames);
}

const browserPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/** The program to open the board in, or `null`: somebody else opens the address. */
export function browserProgram(wish: string | undefined): string | null {
  if (wish === "none") return null;
  return wish ?? browserPlaces.find((path) => existsSync(path)) ?? null;
}

/** The environment of the browser: ours, for it needs the display and the desktop. */
export function browserEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** Chromium's sandbox does not work for root; a real board never runs as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export interface ShellPaths extends EnginePlaces {
  readonly pageFolder: string;
  readonly engineScript: string;
}

/** `build/app` is the parent of this file when bundled, and lies in the checkout when not. */
export function shellPaths(): ShellPaths {
  const parent = dirname(import.meta.dirname);
  const isBundled =
    basename(import.meta.dirname) === "chromium" && existsSync(join(parent, "renderer", "assets"));
  const appFolder = isBundled ? parent : join(parent, "build", "app");
  const dataHome = process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share");
  return {
    pageFolder: join(appFolder, "renderer"),
    engineScript: join(appFolder, "engine", "main.mjs"),
    houseFile: join(appFolder, "playlists", "house.json"),
    assetsFolder: join(appFolder, "assets"),
    dataFolder: join(dataHome, "bangtin", "board"),
  };
}
