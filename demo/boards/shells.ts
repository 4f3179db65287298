/** The two shells a board's player can wear, and the command that starts each with a configuration file. */
import { join } from "node:path";
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

/** `electronBinary` comes from scripts/electron-runtime.ts; Chromium runs on the project's own Node. */
export async function shellCommand(shell: Shell, configFile: string): Promise<ShellCommand> {
  if (shell === "chromium") {
    return {
      command: process.execPath,
      args: [join(repositoryFolder, "chromium/main.ts"), "--config", configFile],
    };
  }
  const { electronRuntime } = await import("../../scripts/electron-runtime.ts");
  const sandbox = isRoot() ? ["--no-sandbox"] : [];
  return { command: await electronRuntime(), args: [repositoryFolder, ...sandbox, "--config", configFile] };
}
