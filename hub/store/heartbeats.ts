/** The last heartbeat of each board. */
import type { Kysely } from "kysely";
import { Heartbeat } from "../../contract/heartbeat.ts";
import type { Scope } from "../../contract/unit.ts";
import { reachableBoards } from "./reachable.ts";
import type { Tables } from "./tables.ts";

export interface LastHeartbeat {
  readonly heartbeat: Heartbeat;
  /** Frames drawn by the heartbeat before it; `null`: this is the first of its boot. */
  readonly framesBefore: number | null;
  readonly receivedAtMs: number;
}

export function createHeartbeatStore(db: Kysely<Tables>) {
  return {
    async put(scope: Scope, board: string, heartbeat: Heartbeat, atMs: number): Promise<void> {
      const owner = await reachableBoards(db, scope).where("id", "=", board).executeTakeFirstOrThrow();
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

    /** The last heartbeat of every board within `scope`, by board. */
    async last(scope: Scope): Promise<ReadonlyMap<string, LastHeartbeat>> {
      const rows = await db
        .selectFrom("heartbeats")
        .selectAll()
        .where("board_id", "in", reachableBoards(db, scope))
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
  };
}
export type HeartbeatStore = ReturnType<typeof createHeartbeatStore>;
