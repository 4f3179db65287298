/** What boards reported as wrong, stored once each. */
import type { Kysely } from "kysely";
import { BoardIncident } from "../../contract/reports.ts";
import type { Incident } from "../../contract/heartbeat.ts";
import type { Scope } from "../../contract/unit.ts";
import { reachableBoards } from "./reachable.ts";
import type { Tables } from "./tables.ts";

export function createIncidentStore(db: Kysely<Tables>) {
  return {
    async add(scope: Scope, board: string, incidents: readonly Incident[], atMs: number): Promise<void> {
      if (incidents.length === 0) return;
      const owner = await reachableBoards(db, scope).where("id", "=", board).executeTakeFirstOrThrow();
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

    /** How many each board reported. */
    async counts(scope: Scope): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .selectFrom("incidents")
        .select((pick) => ["board_id", pick.fn.countAll<number | string>().as("count")])
        .where("board_id", "in", reachableBoards(db, scope))
        .groupBy("board_id")
        .execute();
      return new Map(rows.map((row) => [row.board_id, Number(row.count)]));
    },

    async list(scope: Scope, page: { board?: string | undefined; limit: number }): Promise<BoardIncident[]> {
      const rows = await db
        .selectFrom("incidents")
        .selectAll()
        .where("board_id", "in", reachableBoards(db, scope))
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
export type IncidentStore = ReturnType<typeof createIncidentStore>;
