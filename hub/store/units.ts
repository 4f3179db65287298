/** The organisation tree. */
import type { Kysely, Selectable } from "kysely";
import { Unit } from "../../contract/unit.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

function unitOf(row: Selectable<Tables["units"]>): Unit {
  return Unit.parse({
    id: row.id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    lines: { managed: row.managed_path, located: row.located_path, professional: row.professional_path },
    speaks: { line: row.speaks_line, path: row.speaks_path },
    ...(row.lat === null || row.lon === null ? {} : { position: { lat: row.lat, lon: row.lon } }),
  });
}

export function createUnitStore(db: Kysely<Tables>) {
  return {
    async list(scope: Scope): Promise<Unit[]> {
      const rows = await db
        .selectFrom("units")
        .selectAll()
        .where(within("units", scope))
        .orderBy("managed_path")
        .orderBy("id")
        .execute();
      return rows.map(unitOf);
    },

    async find(scope: Scope, id: string): Promise<Unit | null> {
      const row = await db
        .selectFrom("units")
        .selectAll()
        .where("id", "=", id)
        .where(within("units", scope))
        .executeTakeFirst();
      return row === undefined ? null : unitOf(row);
    },

    /** True when another unit speaks to exactly these boards: its editions would bar this one's. */
    async isSpokenFor(speaks: Scope, exceptId: string): Promise<boolean> {
      const row = await db
        .selectFrom("units")
        .select("id")
        .where("speaks_line", "=", speaks.line)
        .where("speaks_path", "=", speaks.path)
        .where("id", "!=", exceptId)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Makes or changes a unit; false when one of that id stands outside `scope`. */
    async put(scope: Scope, unit: Unit): Promise<boolean> {
      const { id, ...changes } = {
        id: unit.id,
        kind: unit.kind,
        name: unit.name,
        short_name: unit.shortName,
        managed_path: unit.lines.managed,
        located_path: unit.lines.located,
        professional_path: unit.lines.professional,
        speaks_line: unit.speaks.line,
        speaks_path: unit.speaks.path,
        lat: unit.position?.lat ?? null,
        lon: unit.position?.lon ?? null,
      };
      const written = await db
        .insertInto("units")
        .values({ id, ...changes })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(changes).where(within("units", scope)))
        .executeTakeFirst();
      return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}
export type UnitStore = ReturnType<typeof createUnitStore>;
