/** What holds for units beside their content: the share mandated content may take, the urgent life. */
import type { Kysely } from "kysely";
import { type Lines, type Scope, pathDepth } from "../../contract/unit.ts";
import { urgentMsDefault } from "../../contract/takeover.ts";
import type { Tables } from "./tables.ts";
import { reaching, within } from "./within.ts";

/** What holds until a province says otherwise: a school's board stays the school's. */
export const mandatedShareDefault = 0.5;

export interface UnitRules {
  readonly mandatedShareMax: number | null;
  readonly urgentMs: number | null;
}

export function createRuleStore(db: Kysely<Tables>) {
  async function ofUnit(scope: Scope, unit: string): Promise<UnitRules> {
    const row = await db
      .selectFrom("unit_rules")
      .innerJoin("units", "units.id", "unit_rules.unit_id")
      .select(["mandated_share_max", "urgent_ms"])
      .where("unit_id", "=", unit)
      .where(within("units", scope))
      .executeTakeFirst();
    return { mandatedShareMax: row?.mandated_share_max ?? null, urgentMs: row?.urgent_ms ?? null };
  }

  return {
    ofUnit,

    async urgentMsOf(scope: Scope, unit: string): Promise<number> {
      return (await ofUnit(scope, unit)).urgentMs ?? urgentMsDefault;
    },

    async put(scope: Scope, unit: string, rules: UnitRules): Promise<void> {
      const owner = await db
        .selectFrom("units")
        .select("units.id")
        .where("units.id", "=", unit)
        .where(within("units", scope))
        .executeTakeFirstOrThrow();
      const values = { mandated_share_max: rules.mandatedShareMax, urgent_ms: rules.urgentMs };
      await db
        .insertInto("unit_rules")
        .values({ unit_id: owner.id, ...values })
        .onConflict((conflict) => conflict.column("unit_id").doUpdateSet(values))
        .execute();
    },

    /** What the highest unit that speaks to a board hanging at `lines` and set one has set. */
    async mandatedShareAt(lines: Lines): Promise<number> {
      const rows = await db
        .selectFrom("unit_rules")
        .innerJoin("units", "units.id", "unit_rules.unit_id")
        .select(["mandated_share_max", "speaks_path"])
        .where("mandated_share_max", "is not", null)
        .where(reaching("units", lines))
        .orderBy("units.id")
        .execute();
      const [highest] = rows.sort((a, b) => pathDepth(a.speaks_path) - pathDepth(b.speaks_path));
      return highest?.mandated_share_max ?? mandatedShareDefault;
    },
  };
}
export type RuleStore = ReturnType<typeof createRuleStore>;
