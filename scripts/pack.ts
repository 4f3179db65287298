/**
 * Packages the player: `node scripts/pack.ts [--lab] [TARGET ...]`; without a target the unpacked app for
 * this machine.
 */
import { Platform, build } from "electron-builder";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageKindFile } from "../electron/config.ts";
import { buildApp } from "./build.ts";
import { ensureElectronRuntime } from "./electron-runtime.ts";

const repository = join(import.meta.dirname, "..");
const app = join(repository, "build", "app");
const stage = join(repository, "build", "stage");

/** From here on Electron's own Node can load the SQLite binding; before, a Node binary rides along. */
const electronThatHostsEngine = 35;

export interface PackOptions {
  readonly kind: "production" | "lab";
  /** electron-builder's names: `dir`, `deb`, `AppImage`, `nsis`. */
  readonly targets: readonly string[];
}

/** The binding and its code for this platform, where the engine's bundle looks for it. */
async function stageBinding(): Promise<void> {
  const from = join(repository, "node_modules", "better-sqlite3");
  const to = join(stage, "resources", "engine", "node_modules", "better-sqlite3");
  const prebuild = `${process.platform}-${process.arch}.node`;
  if (!(await readdir(join(from, "prebuilds"))).includes(prebuild)) throw new Error(`no ${prebuild}`);
  for (const path of ["package.json", "LICENSE", "lib", join("prebuilds", prebuild)])
    await cp(join(from, path), join(to, path), { recursive: true });
}

async function stageFiles(kind: PackOptions["kind"], electronVersion: string): Promise<void> {
  await rm(stage, { recursive: true, force: true });
  await mkdir(join(stage, "resources"), { recursive: true });
  for (const path of ["electron", "renderer", "package.json"])
    await cp(join(app, path), join(stage, "app", path), { recursive: true });
  await writeFile(join(stage, "app", packageKindFile), `${JSON.stringify({ kind })}\n`);
  for (const path of ["engine", "playlists", "assets"])
    await cp(join(app, path), join(stage, "resources", path), { recursive: true });
  await stageBinding();
  if (Number.parseInt(electronVersion, 10) >= electronThatHostsEngine) return;
  const node = process.platform === "win32" ? "node.exe" : "node";
  await cp(process.execPath, join(stage, "resources", node));
}

/** The folder of the unpacked app. */
export async function packApp({ kind, targets }: PackOptions): Promise<string> {
  const runtime = await ensureElectronRuntime();
  await buildApp();
  await stageFiles(kind, runtime.version);
  const output = join(repository, "build", kind === "lab" ? "dist-lab" : "dist");
  await rm(output, { recursive: true, force: true });
  const platform = process.platform === "win32" ? Platform.WINDOWS : Platform.LINUX;
  await build({
    projectDir: repository,
    publish: "never",
    targets: platform.createTarget([...targets]),
    config: {
      extends: "electron-builder.yml",
      electronDist: runtime.folder,
      electronVersion: runtime.version,
      directories: { output },
      electronFuses: {
        enableNodeCliInspectArguments: kind === "lab",
        // Linux has no such check: there the install folder belongs to root and is read-only.
        enableEmbeddedAsarIntegrityValidation: process.platform !== "linux",
      },
      // All that the app needs is staged: no packages are looked for, installed or rebuilt.
      beforeBuild: () => Promise.resolve(false),
    },
  });
  return join(output, process.platform === "win32" ? "win-unpacked" : "linux-unpacked");
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const targets = words.filter((word) => !word.startsWith("--"));
  const kind = words.includes("--lab") ? "lab" : "production";
  const folder = await packApp({ kind, targets: targets.length === 0 ? ["dir"] : targets });
  process.stdout.write(`${folder}\n`);
}
