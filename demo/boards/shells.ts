/** The two shells a board's player can wear, and the command that starts each with a configuration file. */
import { join } from "node:path";
import { ensureElectronRuntime } from "../../scripts/electron-runtime.ts";
import { isRoot } from "../config.ts";
import { repositoryFolder } from "../repository.ts";

export const shells = ["electron", "chromium"] as const;
export type Shell = (typeof shells)[number];

export function isShell(word: string): word is Shell {
  return (shells as readonly string[]).includes(word);
}

export interface ShellCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * `kiosk`: over the whole screen; `window`: 1280x720 or the like, for people; `none`: only the address is
 * printed.
 */
export type Picture = "kiosk" | "none" | { readonly windowed: string };

/** Electron as it can be had here; Chromium's shell runs on the project's own Node. */
export async function shellCommand(
  shell: Shell,
  configFile: string,
  picture: Picture = "kiosk",
): Promise<ShellCommand> {
  const built = join(repositoryFolder, "build", "app");
  const config = ["--config", configFile];
  if (shell === "chromium") {
    const browser = picture === "none" ? ["--browser", "none"] : [];
    return { command: process.execPath, args: [join(built, "chromium/main.mjs"), ...config, ...browser] };
  }
  const windowed = typeof picture === "object" ? ["--windowed", picture.windowed] : [];
  const { executable } = await ensureElectronRuntime();
  const sandbox = isRoot() ? ["--no-sandbox"] : [];
  return { command: executable, args: [built, ...sandbox, ...config, ...windowed] };
}
