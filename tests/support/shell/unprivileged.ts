/**
 * Runs the packaged player as a real board would: a user without privileges, its own home, Chromium's
 * sandbox on.
 */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunStatus } from "../../../contract/run-status.ts";
import type { Program, ScreenRun } from "./screen-run.ts";

/** `nobody`: owns nothing. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

export interface Installed {
  run(screen: ScreenRun, args?: readonly string[], env?: NodeJS.ProcessEnv): Program;
  /** What the player says about itself, or `null` before it does. */
  status(): RunStatus | null;
  readonly executable: string;
  remove(): void;
}

/** Copies the package where everybody may read it, as an installation would. */
export function install(packageFolder: string): Installed {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-installed-"));
  chmodSync(folder, 0o755);
  const appFolder = join(folder, "app");
  const home = join(folder, "home");
  cpSync(packageFolder, appFolder, { recursive: true });
  mkdirSync(home, { mode: 0o700 });
  if (isRoot) chownSync(home, nobody, nobody);
  const executable = join(appFolder, "bangtin");
  const drop = ["--reuid", String(nobody), "--regid", String(nobody), "--clear-groups"];
  return {
    executable,
    run(screen, args = [], extra = {}) {
      const env = { PATH: process.env["PATH"], HOME: home, XDG_RUNTIME_DIR: home, ...extra };
      return isRoot
        ? screen.run("setpriv", [...drop, executable, ...args], env)
        : screen.run(executable, args, env);
    },
    status() {
      const run = readdirSync(home).find((name) => name.startsWith("bangtin-"));
      const file = join(home, run ?? "-", "status.json");
      return existsSync(file) ? RunStatus.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
