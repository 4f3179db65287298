/**
 * `plays.db`: plays as evidence. A play gets its number when it ends, so what is sent never waits for one
 * still open.
 */
import type { Database } from "../../platform/sqlite.ts";
import type { Play } from "../../contract/play.ts";
import {
  type EndedPlay,
  type OpenPlay,
  type PlayRow,
  endedPlayOf,
  openPlayOf,
  playColumns,
  playValues,
  rowOf,
} from "./play-row.ts";

/** Plays kept unsent; beyond that the oldest go, a board that was never collected must not fill its disk. */
export const playsKeptMax = 500_000;

/** Open plays stand from here on: behind every number a play will ever get. */
const openFromN = 2 ** 52;

export interface PlayStore {
  /**
   * One durable commit: what ended since the last one and what is open now. Answers the last number given.
   */
  save(ended: readonly EndedPlay[], open: readonly OpenPlay[]): number;
  /** Plays left open by a run that never closed them. */
  orphans(): OpenPlay[];
  /** The last number given. */
  lastN(): number;
  unsent(limit: number): Play[];
  unsentCount(): number;
  /**
   * The hub has everything up to this number; `batchHash` names the batch, the next one carries it. On disk
   * with the next save.
   */
  receipted(upToN: number, batchHash: string): void;
  lastBatchHash(): string | null;
  /** Removes what the hub has, and the oldest beyond the limit: how many of these the hub never got. */
  prune(): { readonly droppedUnsent: number };
}

/**
 * Receipts that may wait in memory for a later commit. After a crash the hub is sent these plays again, and
 * stores each once all the same; written with every batch they would cost a page each time.
 */
const receiptsUnsavedMax = 20;

interface Sending {
  receiptedN: number;
  prev: string | null;
  /** Receipts since the last one on disk. */
  unsaved: number;
}

function statementsOf(db: Database) {
  return {
    insert: db.prepare(`INSERT INTO plays (${playColumns}) VALUES (${playValues})`),
    clearOpen: db.prepare(`DELETE FROM plays WHERE n >= ${openFromN}`),
    open: db.prepare(`SELECT * FROM plays WHERE n >= ${openFromN} ORDER BY n`),
    newest: db.prepare(`SELECT max(n) FROM plays WHERE n < ${openFromN}`).pluck(),
    unsent: db.prepare(`SELECT * FROM plays WHERE n > ? AND n < ${openFromN} ORDER BY n LIMIT ?`),
    countUnsent: db.prepare(`SELECT count(*) FROM plays WHERE n > ? AND n < ${openFromN}`).pluck(),
    deleteUpTo: db.prepare("DELETE FROM plays WHERE n <= ?"),
    readSending: db.prepare("SELECT value FROM sending WHERE name = ?").pluck(),
    writeSending: db.prepare("INSERT OR REPLACE INTO sending (name, value) VALUES (?, ?)"),
  };
}

/** `numbersFrom`: a mark kept elsewhere, so that numbers never repeat even when this file was lost. */
export function createPlayStore(db: Database, numbersFrom: number, keptMax = playsKeptMax): PlayStore {
  const sql = statementsOf(db);
  const text = (name: string) => (sql.readSending.get(name) as string | undefined) ?? null;
  const sending: Sending = { receiptedN: Number(text("receipted") ?? 0), prev: text("prev"), unsaved: 0 };
  const lastN = Math.max(Number(sql.newest.get() ?? 0), Number(text("last_n") ?? 0));
  let nextN = Math.max(lastN, sending.receiptedN, numbersFrom) + 1;

  const saveSending = () => {
    if (sending.unsaved === 0) return;
    sql.writeSending.run("receipted", String(sending.receiptedN));
    if (sending.prev !== null) sql.writeSending.run("prev", sending.prev);
  };
  const save = db.transaction((ended: readonly EndedPlay[], open: readonly OpenPlay[]) => {
    sql.clearOpen.run();
    for (const [index, play] of ended.entries()) sql.insert.run({ n: nextN + index, ...rowOf(play) });
    for (const [index, play] of open.entries()) sql.insert.run({ n: openFromN + index, ...rowOf(play) });
    if (sending.unsaved >= receiptsUnsavedMax) saveSending();
  });
  const prune = db.transaction(() => {
    saveSending();
    sql.writeSending.run("last_n", String(nextN - 1));
    sql.deleteUpTo.run(sending.receiptedN);
    return { droppedUnsent: sql.deleteUpTo.run(nextN - 1 - keptMax).changes };
  });
  return {
    save(ended, open) {
      save(ended, open);
      nextN += ended.length;
      if (sending.unsaved >= receiptsUnsavedMax) sending.unsaved = 0;
      return nextN - 1;
    },
    orphans: () => (sql.open.all() as PlayRow[]).map(openPlayOf),
    lastN: () => nextN - 1,
    unsent: (limit) =>
      (sql.unsent.all(sending.receiptedN, limit) as (PlayRow & { n: number })[]).map((row) => ({
        n: row.n,
        ...endedPlayOf(row),
      })),
    unsentCount: () => Number(sql.countUnsent.get(sending.receiptedN)),
    receipted(upToN, batchHash) {
      sending.receiptedN = Math.max(Math.min(upToN, nextN - 1), sending.receiptedN);
      sending.prev = batchHash;
      sending.unsaved += 1;
    },
    lastBatchHash: () => sending.prev,
    prune() {
      const pruned = prune();
      sending.unsaved = 0;
      return pruned;
    },
  };
}
