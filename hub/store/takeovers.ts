/** Takeovers and what was withdrawn: what a unit ordered beside its published content. */
import type { Kysely } from "kysely";
import type { AssetHash } from "../../contract/ids.ts";
import { PersonId } from "../../contract/ids.ts";
import { Takeover } from "../../contract/takeover.ts";
import type { Lines, Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { reaching, within } from "./within.ts";

export interface RaisedTakeover {
  readonly takeover: Takeover;
  readonly raisedBy: PersonId;
}

export interface Withdrawn {
  readonly items: string[];
  readonly assets: AssetHash[];
}

/** As many as a status document carries; older ones have left every edition long since. */
const withdrawnMax = 1_000;

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

    /** `leavesAtMs`: from then on editions need not carry it. */
    async add(scope: Scope, unit: string, raised: RaisedTakeover & { leavesAtMs: number }): Promise<void> {
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

    async withdraw(
      scope: Scope,
      unit: string,
      what: { kind: "item" | "asset"; names: readonly string[]; by: string; atMs: number },
    ): Promise<void> {
      const owner = await ofUnits(scope).where("units.id", "=", unit).executeTakeFirstOrThrow();
      for (const name of what.names) {
        await db
          .insertInto("withdrawals")
          .values({ unit_id: owner.id, kind: what.kind, name, withdrawn_by: what.by, at_ms: what.atMs })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    /** What one unit withdrew, newest first. */
    async withdrawnOf(scope: Scope, unit: string): Promise<Withdrawn> {
      const rows = await db
        .selectFrom("withdrawals")
        .select(["kind", "name"])
        .where("unit_id", "=", unit)
        .where("unit_id", "in", ofUnits(scope))
        .orderBy("n", "desc")
        .limit(withdrawnMax)
        .execute();
      return withdrawnIn(rows);
    },

    /** What every unit that speaks to a board hanging at `lines` withdrew, newest first. */
    async withdrawnFor(lines: Lines): Promise<Withdrawn> {
      const rows = await db
        .selectFrom("withdrawals")
        .innerJoin("units", "units.id", "withdrawals.unit_id")
        .select(["withdrawals.kind", "withdrawals.name"])
        .where(reaching("units", lines))
        .orderBy("n", "desc")
        .limit(withdrawnMax)
        .execute();
      return withdrawnIn(rows);
    },
  };
}
export type TakeoverStore = ReturnType<typeof createTakeoverStore>;

function withdrawnIn(rows: readonly { kind: "item" | "asset"; name: string }[]): Withdrawn {
  const named = (kind: "item" | "asset"): string[] =>
    rows.filter((row) => row.kind === kind).map((row) => row.name);
  return { items: named("item"), assets: named("asset") as AssetHash[] };
}
