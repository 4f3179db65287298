/** Whom a unit believes, how the last visit to each source went, and which of its links were taken in. */
import type { Kysely } from "kysely";
import { CapSource, CapSourceReport } from "../../contract/cap-sources.ts";
import type { Problem } from "../../contract/result.ts";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Visit {
  readonly askedAtMs: number;
  /** `null`: no good answer this time; what the last good one left stays. */
  readonly answered: (Validators & { readonly atMs: number }) | null;
  readonly problems: readonly Problem[];
}

function registerOf(db: Kysely<Tables>) {
  const ofUnits = (scope: Scope) => db.selectFrom("units").select("units.id").where(within("units", scope));
  const rowsOf = (scope: Scope, unit: string) =>
    db
      .selectFrom("cap_sources")
      .selectAll()
      .where("unit_id", "=", unit)
      .where("unit_id", "in", ofUnits(scope));

  return {
    async list(scope: Scope, unit: string): Promise<CapSourceReport[]> {
      const rows = await rowsOf(scope, unit).orderBy("id").execute();
      return rows.map((row) =>
        CapSourceReport.parse({
          source: JSON.parse(row.body),
          askedAtMs: row.asked_at_ms,
          answeredAtMs: row.answered_at_ms,
          problems: JSON.parse(row.problems),
        }),
      );
    },

    async find(scope: Scope, unit: string, id: string): Promise<CapSource | null> {
      const row = await rowsOf(scope, unit).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : CapSource.parse(JSON.parse(row.body));
    },

    /** Sources that are asked again and again, of every unit. */
    async polled(): Promise<{ unit: string; source: CapSource }[]> {
      const rows = await db.selectFrom("cap_sources").select(["unit_id", "body"]).execute();
      return rows
        .map((row) => ({ unit: row.unit_id, source: CapSource.parse(JSON.parse(row.body)) }))
        .filter(({ source }) => source.url !== null);
    },

    /** Of a changed source everything is asked anew. */
    async put(scope: Scope, unit: string, source: CapSource): Promise<void> {
      const owner = await ofUnits(scope).where("units.id", "=", unit).executeTakeFirstOrThrow();
      const fresh = { body: JSON.stringify(source), etag: null, last_modified: null, problems: "[]" };
      await db
        .insertInto("cap_sources")
        .values({ unit_id: owner.id, id: source.id, asked_at_ms: null, answered_at_ms: null, ...fresh })
        .onConflict((conflict) => conflict.columns(["unit_id", "id"]).doUpdateSet(fresh))
        .execute();
      await db
        .deleteFrom("cap_links")
        .where("unit_id", "=", owner.id)
        .where("source_id", "=", source.id)
        .execute();
    },

    async remove(scope: Scope, unit: string, id: string): Promise<boolean> {
      const gone = await db
        .deleteFrom("cap_sources")
        .where("unit_id", "=", unit)
        .where("unit_id", "in", ofUnits(scope))
        .where("id", "=", id)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

function visitsOf(db: Kysely<Tables>) {
  return {
    async validators(unit: string, id: string): Promise<Validators> {
      const row = await db
        .selectFrom("cap_sources")
        .select(["etag", "last_modified"])
        .where("unit_id", "=", unit)
        .where("id", "=", id)
        .executeTakeFirst();
      return { etag: row?.etag ?? null, lastModified: row?.last_modified ?? null };
    },

    async visited(unit: string, id: string, visit: Visit): Promise<void> {
      const { answered } = visit;
      await db
        .updateTable("cap_sources")
        .set({
          asked_at_ms: visit.askedAtMs,
          problems: JSON.stringify(visit.problems),
          ...(answered === null
            ? {}
            : {
                answered_at_ms: answered.atMs,
                etag: answered.etag,
                last_modified: answered.lastModified,
              }),
        })
        .where("unit_id", "=", unit)
        .where("id", "=", id)
        .execute();
    },

    /** Links taken in, with the stamp they had then. */
    async links(unit: string, source: string): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom("cap_links")
        .select(["link", "stamp"])
        .where("unit_id", "=", unit)
        .where("source_id", "=", source)
        .execute();
      return new Map(rows.map(({ link, stamp }) => [link, stamp]));
    },

    async tookIn(
      unit: string,
      source: string,
      link: { link: string; stamp: string; atMs: number },
    ): Promise<void> {
      const { stamp, atMs } = link;
      await db
        .insertInto("cap_links")
        .values({ unit_id: unit, source_id: source, link: link.link, stamp, fetched_at_ms: atMs })
        .onConflict((conflict) =>
          conflict.columns(["unit_id", "source_id", "link"]).doUpdateSet({ stamp, fetched_at_ms: atMs }),
        )
        .execute();
    },

    /** Links an index names no longer. */
    async forgetLinks(beforeMs: number): Promise<void> {
      await db.deleteFrom("cap_links").where("fetched_at_ms", "<", beforeMs).execute();
    },
  };
}

export function createCapSourceStore(db: Kysely<Tables>) {
  return { ...registerOf(db), ...visitsOf(db) };
}
export type CapSourceStore = ReturnType<typeof createCapSourceStore>;
