/** What each unit is working on: one draft, replaced whole, guarded by its revision. */
import type { Kysely } from "kysely";
import { PersonId } from "../../contract/ids.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export interface Draft {
  readonly content: UnitContent;
  /** 0: nothing was ever written. */
  readonly revision: number;
  readonly changedBy: PersonId | null;
}

const emptyDraft: Draft = { content: UnitContent.parse({}), revision: 0, changedBy: null };

export function createDraftStore(db: Kysely<Tables>) {
  return {
    async read(scope: Scope, unit: string): Promise<Draft> {
      const row = await db
        .selectFrom("drafts")
        .innerJoin("units", "units.id", "drafts.unit_id")
        .select(["drafts.content", "drafts.revision", "drafts.changed_by"])
        .where("unit_id", "=", unit)
        .where(within("units", scope))
        .executeTakeFirst();
      if (row === undefined) return emptyDraft;
      return {
        content: UnitContent.parse(JSON.parse(row.content)),
        revision: row.revision,
        changedBy: PersonId.parse(row.changed_by),
      };
    },

    /**
     * Writes revision `ifRevision + 1`; false when somebody was there first. The unit must lie within
     * `scope`.
     */
    async replace(
      scope: Scope,
      unit: string,
      draft: { content: UnitContent; ifRevision: number; changedBy: string; atMs: number },
    ): Promise<boolean> {
      const values = {
        revision: draft.ifRevision + 1,
        content: JSON.stringify(draft.content),
        changed_by: draft.changedBy,
        changed_at_ms: draft.atMs,
      };
      if (draft.ifRevision === 0) {
        const made = await db
          .insertInto("drafts")
          .columns(["unit_id", "revision", "content", "changed_by", "changed_at_ms"])
          .expression((from) =>
            from
              .selectFrom("units")
              .select((pick) => [
                "id",
                pick.val(values.revision).as("revision"),
                pick.val(values.content).as("content"),
                pick.val(values.changed_by).as("changed_by"),
                pick.val(values.changed_at_ms).as("changed_at_ms"),
              ])
              .where("id", "=", unit)
              .where(within("units", scope)),
          )
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const changed = await db
        .updateTable("drafts")
        .set(values)
        .where("unit_id", "=", unit)
        .where("revision", "=", draft.ifRevision)
        .where("unit_id", "in", (from) => from.selectFrom("units").select("id").where(within("units", scope)))
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}
export type DraftStore = ReturnType<typeof createDraftStore>;
