/** Takeovers: what units ordered beside their published content. */
import type { Kysely } from "kysely";
import { PersonId, UnitId } from "../../contract/ids.ts";
import { Takeover } from "../../contract/takeover.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export interface RaisedTakeover {
  readonly takeover: Takeover;
  readonly raisedBy: PersonId;
}

export interface KnownTakeover {
  readonly unit: UnitId;
  readonly takeover: Takeover;
}

function knownOf(row: { unit_id: string; body: string }): KnownTakeover {
  return { unit: UnitId.parse(row.unit_id), takeover: Takeover.parse(JSON.parse(row.body)) };
}

/** `leavesAtMs`: from then on editions need not carry it. */
export interface LeavingTakeover extends RaisedTakeover {
  readonly leavesAtMs: number;
}

export function createTakeoverStore(db: Kysely<Tables>) {
  const ofUnits = (scope: Scope) => db.selectFrom("units").select("units.id").where(within("units", scope));

  return {
    /** Takeovers that editions of this unit must still carry, oldest first. */
    async inEditions(scope: Scope, unit: string, nowMs: number): Promise<RaisedTakeover[]> {
      const rows = await db
        .selectFrom("takeovers")
        .select(["body", "raised_by"])
        .where("unit_id", "=", unit)
        .where("unit_id", "in", ofUnits(scope))
        .where("leaves_at_ms", ">", nowMs)
        .orderBy("leaves_at_ms")
        .execute();
      return rows
        .map((row) => ({
          takeover: Takeover.parse(JSON.parse(row.body)),
          raisedBy: PersonId.parse(row.raised_by),
        }))
        .sort((a, b) => a.takeover.fromMs - b.takeover.fromMs);
    },

    /** A takeover and the unit that raised it, in force or over. */
    async find(id: string): Promise<KnownTakeover | null> {
      const row = await db
        .selectFrom("takeovers")
        .select(["unit_id", "body"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : knownOf(row);
    },

    /** What this unit raised and editions still carry, oldest first: public, as the boards are. */
    async spokenBy(unit: string, nowMs: number): Promise<KnownTakeover[]> {
      const rows = await db
        .selectFrom("takeovers")
        .select(["unit_id", "body"])
        .where("unit_id", "=", unit)
        .where("leaves_at_ms", ">", nowMs)
        .execute();
      return rows.map(knownOf).sort((a, b) => a.takeover.fromMs - b.takeover.fromMs);
    },

    async add(scope: Scope, unit: string, raised: LeavingTakeover): Promise<void> {
      const owner = await ofUnits(scope).where("units.id", "=", unit).executeTakeFirstOrThrow();
      await db
        .insertInto("takeovers")
        .values({
          id: raised.takeover.id,
          unit_id: owner.id,
          body: JSON.stringify(raised.takeover),
          leaves_at_ms: raised.leavesAtMs,
          raised_by: raised.raisedBy,
        })
        .execute();
    },

    /** Editions carry it no longer. */
    async end(scope: Scope, unit: string, takeover: string, atMs: number): Promise<void> {
      await db
        .updateTable("takeovers")
        .set({ leaves_at_ms: atMs })
        .where("id", "=", takeover)
        .where("unit_id", "=", unit)
        .where("unit_id", "in", ofUnits(scope))
        .execute();
    },
  };
}
export type TakeoverStore = ReturnType<typeof createTakeoverStore>;
