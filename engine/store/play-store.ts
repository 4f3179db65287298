/**
 * `plays.db`: plays as evidence. A play gets its number when it ends, so what is sent never waits for one
 * still open.
 */
import type { Database } from "../../platform/sqlite.ts";
import type { Play } from "../../contract/play.ts";

/** A play that has begun: everything but its number and end; `durationMs` is how long it was seen so far. */
export type OpenPlay = Omit<Play, "n" | "ended">;
export type EndedPlay = Omit<Play, "n">;

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
  prune(): number;
}

interface Sending {
  receiptedN: number;
  prev: string | null;
  isSaved: boolean;
}

function statementsOf(db: Database) {
  return {
    insert: db.prepare("INSERT INTO plays (n, play) VALUES (?, ?)"),
    clearOpen: db.prepare(`DELETE FROM plays WHERE n >= ${openFromN}`),
    open: db.prepare(`SELECT play FROM plays WHERE n >= ${openFromN} ORDER BY n`).pluck(),
    newest: db.prepare(`SELECT max(n) FROM plays WHERE n < ${openFromN}`).pluck(),
    unsent: db.prepare(`SELECT n, play FROM plays WHERE n > ? AND n < ${openFromN} ORDER BY n LIMIT ?`),
    countUnsent: db.prepare(`SELECT count(*) FROM plays WHERE n > ? AND n < ${openFromN}`).pluck(),
    deleteUpTo: db.prepare("DELETE FROM plays WHERE n <= ?"),
    readSending: db.prepare("SELECT value FROM sending WHERE name = ?").pluck(),
    writeSending: db.prepare("INSERT OR REPLACE INTO sending (name, value) VALUES (?, ?)"),
  };
}

/** `numbersFrom`: a mark kept elsewhere, so that numbers never repeat even when this file was lost. */
export function createPlayStore(db: Database, numbersFrom: number): PlayStore {
  const sql = statementsOf(db);
  const text = (name: string) => (sql.readSending.get(name) as string | undefined) ?? null;
  const sending: Sending = { receiptedN: Number(text("receipted") ?? 0), prev: text("prev"), isSaved: true };
  const lastN = Math.max(Number(sql.newest.get() ?? 0), Number(text("last_n") ?? 0));
  let nextN = Math.max(lastN, sending.receiptedN, numbersFrom) + 1;

  const saveSending = () => {
    if (sending.isSaved) return;
    sql.writeSending.run("receipted", String(sending.receiptedN));
    if (sending.prev !== null) sql.writeSending.run("prev", sending.prev);
  };
  const save = db.transaction((ended: readonly EndedPlay[], open: readonly OpenPlay[]) => {
    sql.clearOpen.run();
    for (const [index, play] of ended.entries()) sql.insert.run(nextN + index, JSON.stringify(play));
    for (const [index, play] of open.entries()) sql.insert.run(openFromN + index, JSON.stringify(play));
    saveSending();
  });
  const prune = db.transaction(() => {
    saveSending();
    sql.writeSending.run("last_n", String(nextN - 1));
    return sql.deleteUpTo.run(Math.max(sending.receiptedN, nextN - 1 - playsKeptMax)).changes;
  });
  return {
    save(ended, open) {
      save(ended, open);
      nextN += ended.length;
      sending.isSaved = true;
      return nextN - 1;
    },
    orphans: () => sql.open.all().map((play) => JSON.parse(String(play)) as OpenPlay),
    lastN: () => nextN - 1,
    unsent: (limit) =>
      (sql.unsent.all(sending.receiptedN, limit) as { n: number; play: string }[]).map(({ n, play }) => ({
        n,
        ...(JSON.parse(play) as EndedPlay),
      })),
    unsentCount: () => Number(sql.countUnsent.get(sending.receiptedN)),
    receipted(upToN, batchHash) {
      sending.receiptedN = Math.max(Math.min(upToN, nextN - 1), sending.receiptedN);
      sending.prev = batchHash;
      sending.isSaved = false;
    },
    lastBatchHash: () => sending.prev,
    prune() {
      const pruned = prune();
      sending.isSaved = true;
      return pruned;
    },
  };
}
