/** Builds what runs on a board into `build/app/`: both shells, the engine, the page, the house loop. */
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type InlineConfig, build } from "vite";
import { packageKindFile } from "../electron/config.ts";
import rendererConfig from "../renderer/vite.config.ts";

const repository = join(import.meta.dirname, "..");
const output = join(repository, "build", "app");

/** The oldest Node that runs a bundle: Electron 33 has 20, everything else runs on the project's 24. */
const nodeTargets = {
  electron: "node20",
  preload: "chrome130",
  engine: "node22",
  chromium: "node22",
} as const;

/** Loaded at run time, never bundled: the host itself and what is native. */
const external = [/^electron(\/|$)/, "better-sqlite3", /^node:/];

interface Bundle {
  readonly room: keyof typeof nodeTargets;
  readonly entry: string;
  readonly file: string;
  readonly folder: string;
}

const bundles: readonly Bundle[] = [
  { room: "electron", entry: "electron/main.ts", file: "main.mjs", folder: "electron" },
  { room: "preload", entry: "electron/preload.ts", file: "preload.cjs", folder: "electron" },
  { room: "engine", entry: "engine/main.ts", file: "main.mjs", folder: "engine" },
  { room: "chromium", entry: "chromium/main.ts", file: "main.mjs", folder: "chromium" },
];

/**
 * The sandboxed preload can only be one CommonJS file; all else is modules, named so that no package.json is
 * needed.
 */
function configOf({ room, entry, file, folder }: Bundle): InlineConfig {
  const isPreload = room === "preload";
  return {
    root: repository,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: join(repository, entry),
      target: nodeTargets[room],
      outDir: join(output, folder),
      emptyOutDir: false,
      // Read by people after the fact: a player that loaded its maps would start a tenth of a second later.
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        external,
        output: {
          format: isPreload ? "cjs" : "esm",
          entryFileNames: file,
          chunkFileNames: "[name]-[hash].mjs",
          ...(isPreload ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** The house loop, and a package.json that says who this is and where it begins. */
async function copyFiles(): Promise<void> {
  const folders = ["playlists", "assets"].filter((folder) => existsSync(join(repository, folder)));
  for (const folder of folders) await cp(join(repository, folder), join(output, folder), { recursive: true });
  const manifest = JSON.parse(await readFile(join(repository, "package.json"), "utf8")) as Record<
    string,
    unknown
  >;
  const { name, version, description, license, author, homepage } = manifest;
  const app = {
    name,
    version,
    description,
    license,
    author,
    homepage,
    type: "module",
    main: "electron/main.mjs",
  };
  await writeFile(join(output, "package.json"), `${JSON.stringify(app, null, 2)}\n`);
  // What is not packaged may be looked into; `pack.ts` says otherwise for production.
  await writeFile(join(output, packageKindFile), `${JSON.stringify({ kind: "lab" })}\n`);
}

/** Builds everything; `only` names single rooms (`electron`, `preload`, `engine`, `chromium`, `renderer`). */
export async function buildApp(only: readonly string[] = []): Promise<void> {
  const wants = (room: string) => only.length === 0 || only.includes(room);
  if (only.length === 0) await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  for (const bundle of bundles.filter(({ room }) => wants(room))) await build(configOf(bundle));
  if (wants("renderer"))
    await build({ ...rendererConfig, root: join(repository, "renderer"), configFile: false });
  await copyFiles();
}

if (import.meta.main) {
  const startedAtMs = performance.now();
  await buildApp(process.argv.slice(2));
  process.stdout.write(`build: ${output} in ${Math.round(performance.now() - startedAtMs)} ms\n`);
}
