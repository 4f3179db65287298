/** What units withdrew: items and assets no board may show any more. */
import type { Kysely } from "kysely";
import type { AssetHash, UnitId } from "../../contract/ids.ts";
import type { Lines, Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { reaching, within } from "./within.ts";

export interface Withdrawn {
  readonly items: string[];
  readonly assets: AssetHash[];
}

/** As many as a status document carries; older ones have left every edition long since. */
const withdrawnMax = 1_000;

/** One thing taken down, and the unit whose it is. */
export interface OwnWithdrawal {
  readonly unit: UnitId;
  readonly kind: "item" | "asset";
  readonly name: string;
}

function withdrawnIn(rows: readonly { kind: "item" | "asset"; name: string }[]): Withdrawn {
  const named = (kind: "item" | "asset"): string[] =>
    rows.filter((row) => row.kind === kind).map((row) => row.name);
  return { items: named("item"), assets: named("asset") as AssetHash[] };
}

export function createWithdrawalStore(db: Kysely<Tables>) {
  const ofUnits = (scope: Scope) => db.selectFrom("units").select("units.id").where(within("units", scope));

  return {
    async add(
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
    async ofUnit(scope: Scope, unit: string): Promise<Withdrawn> {
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
    async reaching(lines: Lines): Promise<OwnWithdrawal[]> {
      const rows = await db
        .selectFrom("withdrawals")
        .innerJoin("units", "units.id", "withdrawals.unit_id")
        .select(["withdrawals.unit_id", "withdrawals.kind", "withdrawals.name"])
        .where(reaching("units", lines))
        .orderBy("n", "desc")
        .limit(withdrawnMax)
        .execute();
      return rows.map(({ unit_id, kind, name }) => ({ unit: unit_id as UnitId, kind, name }));
    },
  };
}
export type WithdrawalStore = ReturnType<typeof createWithdrawalStore>;
