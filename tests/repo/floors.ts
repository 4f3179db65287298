/**
 * The import table of docs/ARCHITECTURE.md as data: which folder may import which, and which packages it
 * alone owns.
 */
export interface Room {
  /** Folders it may import besides itself. A trailing path limits the arrow to that part of the folder. */
  readonly mayImport: readonly string[];
  /** Packages whose one door this folder is. `node:` are Node's own modules. */
  readonly owns: readonly string[];
}

/** Packages that only outside folders (tests, scripts) use. */
export const toolPackages = [
  "vite", "vitest", "playwright", "fast-check", "electron-builder", "@electron/fuses", "@electron/asar",
  "builder-util",  "app-builder-lib",
]; // biome-ignore format: names in rows

/** Folders that run on Node and may use its own modules. */
export const nodeRooms = ["platform", "engine", "hub", "electron", "chromium", "cli", "demo"];

export const rooms: Readonly<Record<string, Room>> = {
  contract: { mayImport: [], owns: ["zod"] },
  core: { mayImport: ["contract"], owns: ["temporal-polyfill"] },
  platform: { mayImport: ["core", "contract"], owns: ["better-sqlite3", "jose", "pino", "node-cron"] },
  renderer: {
    mayImport: ["core", "contract"],
    owns: ["lit", "uqr", "@fontsource/noto-sans", "@fontsource/roboto-condensed", "@fontsource/unifontex"],
  },
  engine: { mayImport: ["platform", "core", "contract"], owns: ["chokidar", "yaml"] },
  hub: {
    mayImport: ["platform", "core", "contract"],
    owns: [
      "fastify", "fastify-type-provider-zod", "@fastify/swagger", "kysely", "sharp", "mediabunny",
      "rrule-temporal", "saxes",
    ], // biome-ignore format: names in rows
  },
  electron: { mayImport: ["platform", "contract"], owns: ["electron"] },
  chromium: { mayImport: ["platform", "contract"], owns: [] },
  cli: { mayImport: ["platform", "core", "contract", "demo"], owns: ["commander"] },
  demo: { mayImport: ["platform", "core", "contract", "scripts"], owns: [] },
};

/** Outside: may import everything; nothing imports them (the table above names the one exception). */
export const outside = ["tests", "scripts"];

/** Files that may use a package behind another folder's door, with the reason. */
export const sharedDoors: Readonly<Record<string, { readonly files: RegExp; readonly why: string }>> = {
  zod: { files: /(^|\/)config\.ts$/, why: "each program's configuration is its own schema" },
};
