/** What a board's own disk says of it, read from outside. */
import BetterSqlite3 from "better-sqlite3";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Play } from "../../contract/play.ts";
import type { RunStatus } from "../../contract/run-status.ts";

/** Open plays stand behind this number until they end. */
const openFromN = 2 ** 52;

/** What counts of a play: enough to know it again and to find it on the glass. */
export type RecordedPlay = Pick<Play, "n" | "playId" | "item" | "takeover" | "startMonoMs" | "durationMs">;

/** Every ended play, by number. */
export function readPlays(dataFolder: string): RecordedPlay[] {
  const path = join(dataFolder, "db", "plays.db");
  if (!existsSync(path)) return [];
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    const rows = db.prepare(
      `SELECT n, play_id AS playId, item, takeover, start_mono_ms AS startMonoMs, duration_ms AS durationMs
       FROM plays WHERE n < ? ORDER BY n`,
    );
    return rows.all(openFromN) as RecordedPlay[];
  } finally {
    db.close();
  }
}

async function readJson<Value>(path: string): Promise<Value | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Value);
}

/** The revision its own run status tells; `null` when it never spoke. */
export async function readRevision(runFolder: string): Promise<number | null> {
  return (await readJson<RunStatus>(join(runFolder, "status.json")))?.revision ?? null;
}

/** What the glass of an unpaired board shows to staff. */
export function readPairingCode(runFolder: string): Promise<{ userCode: string; number: string } | null> {
  return readJson(join(runFolder, "pairing.json"));
}
