/** Who of the units a takeover reaches has confirmed it: the first confirmation of each counts. */
import type { Kysely } from "kysely";
import { PersonId } from "../../contract/ids.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export interface Ack {
  readonly person: PersonId;
  readonly atMs: number;
}

export function createAckStore(db: Kysely<Tables>) {
  return {
    async add(scope: Scope, takeover: string, unit: string, ack: Ack): Promise<void> {
      const owner = await db
        .selectFrom("units")
        .select("units.id")
        .where("units.id", "=", unit)
        .where(within("units", scope))
        .executeTakeFirstOrThrow();
      await db
        .insertInto("acks")
        .values({ takeover_id: takeover, unit_id: owner.id, person: ack.person, at_ms: ack.atMs })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** By unit. Whoever may see the takeover may see who confirmed it. */
    async ofTakeover(takeover: string): Promise<ReadonlyMap<string, Ack>> {
      const rows = await db.selectFrom("acks").selectAll().where("takeover_id", "=", takeover).execute();
      return new Map(
        rows.map((row) => [row.unit_id, { person: PersonId.parse(row.person), atMs: row.at_ms }]),
      );
    },
  };
}
export type AckStore = ReturnType<typeof createAckStore>;
