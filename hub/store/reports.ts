/** What boards reported: the last heartbeat of each, incidents and plays stored once each. */
import type { Kysely } from "kysely";
import { BoardIncident, StoredPlay } from "../../contract/endpoints.ts";
import { Heartbeat, type Incident } from "../../contract/heartbeat.ts";
import type { Play, PlaysReceipt } from "../../contract/play.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export interface LastHeartbeat {
  readonly heartbeat: Heartbeat;
  /** Frames drawn by the heartbeat before it; `null`: this is the first of its boot. */
  readonly framesBefore: number | null;
  readonly receivedAtMs: number;
}

export function createReportStore(db: Kysely<Tables>) {
  const reachable = (scope: Scope) =>
    db.selectFrom("boards").select("boards.id").where(within("boards", scope));

  /** How far the unbroken run of stored plays reaches that goes on after `upToN`. */
  async function unbrokenAfter(board: string, upToN: number): Promise<number> {
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

  return {
    async putHeartbeat(scope: Scope, board: string, heartbeat: Heartbeat, atMs: number): Promise<void> {
      const owner = await reachable(scope).where("id", "=", board).executeTakeFirstOrThrow();
      const before = await db
        .selectFrom("heartbeats")
        .select("body")
        .where("board_id", "=", owner.id)
        .executeTakeFirst();
      const last = before === undefined ? null : (JSON.parse(before.body) as Heartbeat);
      const frames_before = last?.bootId === heartbeat.bootId ? last.frames : null;
      const values = { body: JSON.stringify(heartbeat), frames_before, received_at_ms: atMs };
      await db
        .insertInto("heartbeats")
        .values({ board_id: owner.id, ...values })
        .onConflict((conflict) => conflict.column("board_id").doUpdateSet(values))
        .execute();
    },

    async addIncidents(
      scope: Scope,
      board: string,
      incidents: readonly Incident[],
      atMs: number,
    ): Promise<void> {
      if (incidents.length === 0) return;
      const owner = await reachable(scope).where("id", "=", board).executeTakeFirstOrThrow();
      await db
        .insertInto("incidents")
        .values(
          incidents.map(({ id, code, detail, atMs: happenedAtMs }) => ({
            board_id: owner.id,
            incident_id: id,
            code,
            detail,
            at_ms: happenedAtMs,
            received_at_ms: atMs,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** The last heartbeat of every board within `scope`, by board. */
    async lastHeartbeats(scope: Scope): Promise<ReadonlyMap<string, LastHeartbeat>> {
      const rows = await db
        .selectFrom("heartbeats")
        .selectAll()
        .where("board_id", "in", reachable(scope))
        .execute();
      return new Map(
        rows.map((row) => [
          row.board_id,
          {
            heartbeat: Heartbeat.parse(JSON.parse(row.body)),
            framesBefore: row.frames_before,
            receivedAtMs: row.received_at_ms,
          },
        ]),
      );
    },

    /** Stores what is new of a batch. Inside a transaction. A board may forget what the receipt names. */
    async addPlays(scope: Scope, board: string, plays: readonly Play[], atMs: number): Promise<PlaysReceipt> {
      const owner = await reachable(scope).where("id", "=", board).executeTakeFirstOrThrow();
      let stored = 0;
      for (const play of plays) {
        const written = await db
          .insertInto("plays")
          .values({
            board_id: owner.id,
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
      const tally = await db
        .selectFrom("play_tallies")
        .selectAll()
        .where("board_id", "=", owner.id)
        .executeTakeFirst();
      const upToN = await unbrokenAfter(owner.id, tally?.up_to_n ?? 0);
      const values = { up_to_n: upToN, stored: (tally?.stored ?? 0) + stored };
      await db
        .insertInto("play_tallies")
        .values({ board_id: owner.id, ...values })
        .onConflict((conflict) => conflict.column("board_id").doUpdateSet(values))
        .execute();
      // A board that lost its counter begins again at 1: never tell it to forget what it has not sent.
      return { upToN: Math.min(upToN, Math.max(...plays.map((play) => play.n))), stored };
    },

    /** Plays stored and incidents reported, by board. */
    async counts(scope: Scope): Promise<ReadonlyMap<string, { plays: number; incidents: number }>> {
      const tallies = await db
        .selectFrom("play_tallies")
        .select(["board_id", "stored"])
        .where("board_id", "in", reachable(scope))
        .execute();
      const incidents = await db
        .selectFrom("incidents")
        .select((pick) => ["board_id", pick.fn.countAll<number | string>().as("count")])
        .where("board_id", "in", reachable(scope))
        .groupBy("board_id")
        .execute();
      const counts = new Map(tallies.map((row) => [row.board_id, { plays: row.stored, incidents: 0 }]));
      for (const row of incidents) {
        const plays = counts.get(row.board_id)?.plays ?? 0;
        counts.set(row.board_id, { plays, incidents: Number(row.count) });
      }
      return counts;
    },

    async plays(
      scope: Scope,
      page: { board?: string | undefined; limit: number },
    ): Promise<{ plays: StoredPlay[]; total: number }> {
      const wanted = db
        .selectFrom("plays")
        .where("board_id", "in", reachable(scope))
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

    async incidents(
      scope: Scope,
      page: { board?: string | undefined; limit: number },
    ): Promise<BoardIncident[]> {
      const rows = await db
        .selectFrom("incidents")
        .selectAll()
        .where("board_id", "in", reachable(scope))
        .$if(page.board !== undefined, (query) => query.where("board_id", "=", page.board ?? ""))
        .orderBy("received_at_ms", "desc")
        .orderBy("at_ms", "desc")
        .limit(page.limit)
        .execute();
      return rows.map((row) =>
        BoardIncident.parse({
          id: row.incident_id,
          code: row.code,
          atMs: row.at_ms,
          detail: row.detail,
          board: row.board_id,
          receivedAtMs: row.received_at_ms,
        }),
      );
    },
  };
}
export type ReportStore = ReturnType<typeof createReportStore>;
