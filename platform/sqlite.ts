/**
 * Opens SQLite files: durable as told, migrated, and set aside when they are damaged (design: security 7.4).
 */
import BetterSqlite3 from "better-sqlite3";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

export type Database = BetterSqlite3.Database;

/** One step of a schema, one per file; never changed once it was released. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * `full`: an acknowledged row survives a power cut. `normal`: the last rows may be lost; for what can be
 * rebuilt.
 */
export type Durability = "full" | "normal";

/**
 * Node-API version the SQLite binding is built for; with an older one it crashes the process instead of
 * failing.
 */
export const napiVersionMin = 10;
export const damagedFilesKept = 3;
const sidecars = ["", "-wal", "-shm"];

/** Throws a sentence instead of the segmentation fault that loading the binding would be. */
export function assertRuntimeCarriesSqlite(napi = process.versions["napi"]): void {
  if (Number(napi) >= napiVersionMin) return;
  throw new Error(
    `SQLite needs Node-API ${napiVersionMin} (Node 24, Electron 45 or newer); this runtime has ${napi}`,
  );
}

function connect(path: string, options: BetterSqlite3.Options = {}): Database {
  assertRuntimeCarriesSqlite();
  return new BetterSqlite3(path, options);
}

function migrate(database: Database, migrations: readonly Migration[]): void {
  const done = Number(database.pragma("user_version", { simple: true }));
  if (done > migrations.length) {
    throw new Error(
      `${database.name} was written by a newer version (schema ${done} of ${migrations.length})`,
    );
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < done) continue;
    try {
      database.transaction(() => {
        database.exec(migration.sql);
        database.pragma(`user_version = ${index + 1}`);
      })();
    } catch (error) {
      throw new Error(`Migration ${migration.name} failed on ${database.name}`, { cause: error });
    }
  }
  const loose = database
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all();
  if (loose.length > 0) throw new Error(`Tables must be STRICT: ${loose.join(", ")}`);
}

/** Opens (and makes, with its folder) the file and brings its schema up to date. Close it at the end. */
export function openDatabase(
  path: string,
  options: {
    readonly durability: Durability;
    readonly migrations: readonly Migration[];
    /**
     * Page size of a new file in bytes, a power of two from 512; 4096 unless told. Small pages make small
     * commits.
     */
    readonly pageBytes?: number;
  },
): Database {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = connect(path);
  try {
    if (options.pageBytes !== undefined) database.pragma(`page_size = ${options.pageBytes}`);
    database.pragma("journal_mode = WAL");
    database.pragma(`synchronous = ${options.durability === "full" ? "FULL" : "NORMAL"}`);
    database.pragma("busy_timeout = 5000");
    database.pragma("wal_autocheckpoint = 1000");
    database.pragma("journal_size_limit = 16777216");
    database.pragma("trusted_schema = OFF");
    database.pragma("cell_size_check = ON");
    database.pragma("foreign_keys = ON");
    migrate(database, options.migrations);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** True when the file is there but cannot be opened or fails `quick_check`. */
export function isDamaged(path: string): boolean {
  if (!existsSync(path)) return false;
  assertRuntimeCarriesSqlite();
  try {
    const database = connect(path, { fileMustExist: true });
    try {
      return database.pragma("quick_check(1)", { simple: true }) !== "ok";
    } finally {
      database.close();
    }
  } catch {
    return true;
  }
}

/**
 * Moves the file with its -wal and -shm into `quarantine/<n>-<name>` beside it, keeps the newest three, and
 * answers the new path of the file. The caller opens a fresh one in its place.
 */
export function setAside(path: string): string {
  const folder = join(dirname(path), "quarantine");
  const name = basename(path);
  mkdirSync(folder, { recursive: true });
  const numbers = readdirSync(folder)
    .filter((entry) => entry.endsWith(`-${name}`))
    .map((entry) => Number.parseInt(entry, 10))
    .sort((a, b) => b - a);
  const next = (numbers[0] ?? 0) + 1;
  for (const suffix of sidecars) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(folder, `${next}-${name}${suffix}`));
  }
  for (const old of numbers.slice(damagedFilesKept - 1)) {
    for (const suffix of sidecars) rmSync(join(folder, `${old}-${name}${suffix}`), { force: true });
  }
  return join(folder, `${next}-${name}`);
}
