/** SQLite files: opened as told, migrated once, set aside when damaged. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  type Migration,
  assertRuntimeCarriesSqlite,
  damagedFilesKept,
  isDamaged,
  openDatabase,
  setAside,
} from "../../platform/sqlite.ts";

const first: Migration = {
  name: "0001-rows",
  sql: "CREATE TABLE rows (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
};
const second: Migration = { name: "0002-more", sql: "ALTER TABLE rows ADD COLUMN more TEXT" };
const full = { durability: "full", migrations: [first] } as const;

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "data", "state.db");
}

function fill(path: string, rows = 500): void {
  const database = openDatabase(path, full);
  const insert = database.prepare("INSERT INTO rows VALUES (?, ?)");
  database.transaction(() => {
    for (let n = 0; n < rows; n += 1) insert.run(n, `row ${n} ${"x".repeat(100)}`);
  })();
  database.close();
}

describe("openDatabase", () => {
  test("makes the folder and the file, durable as told", () => {
    const path = temporaryFile();
    const database = openDatabase(path, full);
    const pragma = (name: string): unknown => database.pragma(name, { simple: true });
    const [mode, synchronous, foreign, trusted] = [
      "journal_mode",
      "synchronous",
      "foreign_keys",
      "trusted_schema",
    ].map(pragma);
    expect([mode, synchronous, foreign, trusted]).toEqual(["wal", 2, 1, 0]);
    expect([pragma("busy_timeout"), pragma("cell_size_check")]).toEqual([5_000, 1]);
    database.close();
    const rebuildable = openDatabase(path, { durability: "normal", migrations: [first] });
    expect(rebuildable.pragma("synchronous", { simple: true })).toBe(1);
    rebuildable.close();
  });

  test("migrations run once each, in order, and keep what was there", () => {
    const path = temporaryFile();
    fill(path, 3);
    const database = openDatabase(path, { ...full, migrations: [first, second] });
    expect(database.prepare("SELECT count(*), count(more) FROM rows").raw().get()).toEqual([3, 0]);
    expect(database.pragma("user_version", { simple: true })).toBe(2);
    database.close();
  });

  test("a migration that fails half-way leaves nothing of itself, and says its name", () => {
    const path = temporaryFile();
    fill(path, 1);
    const broken: Migration = { name: "0002-broken", sql: "CREATE TABLE half (n INTEGER) STRICT; NONSENSE" };
    expect(() => openDatabase(path, { ...full, migrations: [first, broken] })).toThrow("0002-broken");
    const database = openDatabase(path, full);
    expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").get()).toBe(undefined);
    database.close();
  });

  test("a file of a newer version is not touched", () => {
    const path = temporaryFile();
    openDatabase(path, { ...full, migrations: [first, second] }).close();
    expect(() => openDatabase(path, full)).toThrow("newer");
  });

  test("tables that are not STRICT are refused", () => {
    const loose = { name: "0001-loose", sql: "CREATE TABLE loose (n INTEGER)" };
    expect(() => openDatabase(temporaryFile(), { ...full, migrations: [loose] })).toThrow("STRICT: loose");
  });

  test("a runtime that cannot carry the binding gets a sentence, not a segmentation fault", () => {
    expect(() => assertRuntimeCarriesSqlite("9")).toThrow("Node-API 10");
    expect(() => assertRuntimeCarriesSqlite("10")).not.toThrow();
  });
});

describe("durability", () => {
  test("a writer killed with SIGKILL loses no acknowledged row", async () => {
    const path = temporaryFile();
    const module = new URL("../../platform/sqlite.ts", import.meta.url).href;
    const script = `
      const { writeSync } = await import("node:fs");
      const { openDatabase } = await import(${JSON.stringify(module)});
      const database = openDatabase(${JSON.stringify(path)}, ${JSON.stringify(full)});
      const insert = database.prepare("INSERT INTO rows VALUES (?, 'x')");
      for (let n = 1; ; n += 1) { insert.run(n); writeSync(1, n + "\\n"); }`;
    const writer = spawn(process.execPath, ["--input-type=module", "-e", script]);
    let acknowledged = 0;
    writer.stdout.on("data", (data: Buffer) => {
      const whole = data.toString().split("\n").slice(0, -1);
      acknowledged = Number(whole.at(-1) ?? acknowledged);
      if (acknowledged >= 50) writer.kill("SIGKILL");
    });
    await once(writer, "close");
    expect(isDamaged(path)).toBe(false);
    const database = openDatabase(path, full);
    expect(database.prepare("SELECT max(n) FROM rows").pluck().get()).toBeGreaterThanOrEqual(acknowledged);
    database.close();
  });
});

describe("isDamaged and setAside", () => {
  test("a sound file and a missing one are not damaged", () => {
    const path = temporaryFile();
    expect(isDamaged(path)).toBe(false);
    fill(path);
    expect(isDamaged(path)).toBe(false);
  });

  test.each([
    ["its beginning overwritten", (bytes: Buffer) => bytes.fill(0x55, 0, 200)],
    ["a page in the middle overwritten", (bytes: Buffer) => bytes.fill(0x55, 4_096 * 3, 4_096 * 5)],
    ["its end cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 4_096 * 4 - 100)],
    ["nothing but noise in it", (bytes: Buffer) => bytes.fill(0x7a)],
  ])("a file with %s is damaged", (_what, spoil) => {
    const path = temporaryFile();
    fill(path);
    writeFileSync(path, spoil(readFileSync(path)));
    expect(isDamaged(path)).toBe(true);
  });

  test("a damaged file is set aside with its log, and a fresh one takes its place", () => {
    const path = temporaryFile();
    fill(path);
    const spoilt = readFileSync(path).fill(0x55, 0, 200);
    writeFileSync(path, spoilt);
    writeFileSync(`${path}-wal`, "wal");
    const aside = setAside(path);
    expect(readFileSync(aside)).toEqual(spoilt);
    expect(readFileSync(`${aside}-wal`, "utf8")).toBe("wal");
    expect([existsSync(path), existsSync(`${path}-wal`)]).toEqual([false, false]);
    fill(path, 1);
    expect(isDamaged(path)).toBe(false);
  });

  test("the newest three are kept", () => {
    const path = temporaryFile();
    const asides = Array.from({ length: damagedFilesKept + 2 }, (_, n) => {
      fill(path, 1);
      writeFileSync(path, `damaged ${n}`);
      return setAside(path);
    });
    const kept = readdirSync(join(path, "..", "quarantine"));
    expect(kept).toHaveLength(damagedFilesKept);
    expect(asides.map((aside) => existsSync(aside))).toEqual([false, false, true, true, true]);
    expect(readFileSync(asides.at(-1) ?? "", "utf8")).toBe("damaged 4");
  });
});
