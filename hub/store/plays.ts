/** Plays as evidence: stored once each, whatever order and however often they come. */
import type { Kysely } from "kysely";
import { StoredPlay } from "../../contract/reports.ts";
import type { Play, PlaysBatch, PlaysReceipt } from "../../contract/play.ts";
import type { Scope } from "../../contract/unit.ts";
import { reachableBoards } from "./reachable.ts";
import type { Tables } from "./tables.ts";

/** How far the unbroken run of stored plays reaches that goes on after `upToN`. */
async function unbrokenAfter(db: Kysely<Tables>, board: string, upToN: number): Promise<number> {
  const rows = await db
    .selectFrom("plays")
    .select("n")
    .where("board_id", "=", board)
    .where("n", ">", upToN)
    .orderBy("n")
    .execute();
  let reached = upToN;
  for (const { n } of rows) {
    if (n > reached + 1) break;
    reached = n;
  }
  return reached;
}

/** Stores those not stored yet and says how many they were. */
async function insertNew(
  db: Kysely<Tables>,
  board: string,
  plays: readonly Play[],
  atMs: number,
): Promise<number> {
  let stored = 0;
  for (const play of plays) {
    const written = await db
      .insertInto("plays")
      .values({
        board_id: board,
        play_id: play.playId,
        n: play.n,
        body: JSON.stringify(play),
        started_at_ms: play.startedAtMs,
        received_at_ms: atMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    stored += Number(written.numInsertedOrUpdatedRows ?? 0n);
  }
  return stored;
}

export function createPlayStore(db: Kysely<Tables>) {
  return {
    /** Inside a transaction. A board may forget what the receipt names. */
    async add(scope: Scope, board: string, batch: PlaysBatch, atMs: number): Promise<PlaysReceipt> {
      const { plays, oldestN = 1 } = batch;
      const owner = await reachableBoards(db, scope).where("id", "=", board).executeTakeFirstOrThrow();
      const stored = await insertNew(db, owner.id, plays, atMs);
      const tally = await db
        .selectFrom("play_tallies")
        .selectAll()
        .where("board_id", "=", owner.id)
        .executeTakeFirst();
      const upToN = await unbrokenAfter(db, owner.id, Math.max(tally?.up_to_n ?? 0, oldestN - 1));
      const values = { up_to_n: upToN, stored: (tally?.stored ?? 0) + stored };
      await db
        .insertInto("play_tallies")
        .values({ board_id: owner.id, ...values })
        .onConflict((conflict) => conflict.column("board_id").doUpdateSet(values))
        .execute();
      // A board that lost its counter begins again at 1: never tell it to forget what it has not sent.
      return { upToN: Math.min(upToN, Math.max(...plays.map((play) => play.n))), stored };
    },

    /** How many are stored of each board. */
    async counts(scope: Scope): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom("play_tallies")
        .select(["board_id", "stored"])
        .where("board_id", "in", reachableBoards(db, scope))
        .execute();
      return new Map(rows.map((row) => [row.board_id, row.stored]));
    },

    async list(
      scope: Scope,
      page: { board?: string | undefined; limit: number },
    ): Promise<{ plays: StoredPlay[]; total: number }> {
      const wanted = db
        .selectFrom("plays")
        .where("board_id", "in", reachableBoards(db, scope))
        .$if(page.board !== undefined, (query) => query.where("board_id", "=", page.board ?? ""));
      const rows = await wanted
        .select(["board_id", "body", "received_at_ms"])
        .orderBy("started_at_ms", "desc")
        .orderBy("n", "desc")
        .limit(page.limit)
        .execute();
      const { count } = await wanted
        .select((pick) => pick.fn.countAll<number | string>().as("count"))
        .executeTakeFirstOrThrow();
      const plays = rows.map((row) =>
        StoredPlay.parse({
          ...(JSON.parse(row.body) as Play),
          board: row.board_id,
          receivedAtMs: row.received_at_ms,
        }),
      );
      return { plays, total: Number(count) };
    },
  };
}
export type PlayStore = ReturnType<typeof createPlayStore>;
