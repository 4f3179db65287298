/** Who changed a rule, when, from what to what: rows are added and read, the database refuses the rest. */
import type { Kysely } from "kysely";
import { AuditEntry } from "../../contract/audit.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export function createAuditStore(db: Kysely<Tables>) {
  return {
    /** Inside the transaction that makes the change. */
    async add(entry: Omit<AuditEntry, "n">): Promise<void> {
      await db
        .insertInto("audit")
        .values({
          at_ms: entry.atMs,
          person: entry.person,
          action: entry.action,
          unit_id: entry.unit,
          before: JSON.stringify(entry.before),
          after: JSON.stringify(entry.after),
        })
        .execute();
    },

    /** Newest first. */
    async list(
      scope: Scope,
      page: { unit?: string | undefined; before?: number | undefined; limit: number },
    ): Promise<AuditEntry[]> {
      const rows = await db
        .selectFrom("audit")
        .innerJoin("units", "units.id", "audit.unit_id")
        .selectAll("audit")
        .where(within("units", scope))
        .$if(page.unit !== undefined, (query) => query.where("unit_id", "=", page.unit ?? ""))
        .$if(page.before !== undefined, (query) => query.where("n", "<", page.before ?? 0))
        .orderBy("n", "desc")
        .limit(page.limit)
        .execute();
      return rows.map((row) =>
        AuditEntry.parse({
          n: row.n,
          atMs: row.at_ms,
          person: row.person,
          action: row.action,
          unit: row.unit_id,
          before: JSON.parse(row.before),
          after: JSON.parse(row.after),
        }),
      );
    },
  };
}
export type AuditStore = ReturnType<typeof createAuditStore>;
