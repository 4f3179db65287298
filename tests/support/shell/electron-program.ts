/** Starts a player on trial in the Electron of this machine. */
import { buildApp } from "../../../scripts/build.ts";
import { type ElectronRuntime, ensureElectronRuntime } from "../../../scripts/electron-runtime.ts";
import type { LabPlayer } from "./lab-player.ts";
import type { Program, ScreenRun } from "./screen-run.ts";

/** Only root must do without Chromium's sandbox, and only here. */
export const sandboxArguments = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export async function prepareElectron(): Promise<ElectronRuntime> {
  await buildApp(["electron", "preload"]);
  return ensureElectronRuntime();
}

export function runElectron(screen: ScreenRun, runtime: ElectronRuntime, lab: LabPlayer): Program {
  return screen.run(runtime.executable, [lab.appFolder, ...sandboxArguments, "--config", lab.configFile]);
}
