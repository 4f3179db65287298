/**
 * Proof of play on disk: bytes written for a day of one play each ten seconds, and what a kill -9 can lose.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BoardSettings } from "../../contract/board.ts";
import { createPlayStore } from "../../engine/store/play-store.ts";
import { openStores } from "../../engine/store/open-stores.ts";
import type { Figure } from "./report.ts";

const script = join(import.meta.dirname, "plays-day.ts");
const kills = 20;
const batchSeconds = BoardSettings.parse({}).playsBatchMs / 1_000;

/** Runs a writer in a folder; `killAfterMs` ends it with SIGKILL. Answers what it said, line by line. */
async function runWriter(folder: string, killAfterMs: number | null): Promise<string[]> {
  const arguments_ = [script, folder, "1", String(batchSeconds)];
  const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const gone = once(child, "close");
  if (killAfterMs !== null) {
    await once(child.stdout, "data");
    await sleep(killAfterMs);
    child.kill("SIGKILL");
  }
  await gone;
  return said.trim().split("\n");
}

/** Batches the writer said it had saved that are not there afterwards. */
async function lostBatches(killAfterMs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-plays-"));
  const said = (await runWriter(folder, killAfterMs)).map(Number).filter(Number.isInteger);
  const stores = openStores(folder);
  const there = createPlayStore(stores.plays, 0).unsentCount();
  const known = Number(
    stores.plays.prepare("SELECT max(n) FROM plays WHERE n < 1000000000").pluck().get() ?? there,
  );
  stores.close();
  rmSync(folder, { recursive: true });
  return Math.max(0, (said.at(-1) ?? 0) - known) / (batchSeconds / 10);
}

export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-plays-"));
  const said = await runWriter(folder, null);
  rmSync(folder, { recursive: true });
  const bytes = Number(/^bytes (\d+)$/.exec(said.at(-1) ?? "")?.[1]);
  let lost = 0;
  for (let kill = 0; kill < kills; kill++) lost += await lostBatches(20 + ((kill * 37) % 200));
  return [
    { name: "plays: written in a day, one each 10 s", ours: bytes / 1e6, anchor: null, unit: "MB", most: 30 },
    {
      name: `plays: saved batches lost in ${kills} kills`,
      ours: lost,
      anchor: null,
      unit: "batches",
      most: 0,
    },
    { name: "plays: at risk between two batches", ours: batchSeconds, anchor: null, unit: "s", most: 30 },
  ];
}
