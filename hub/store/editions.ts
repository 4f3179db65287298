/** The register of editions; their bytes lie in the documents folder under their hash. */
import type { Kysely, Selectable } from "kysely";
import { PersonId } from "../../contract/ids.ts";
import { EditionRef } from "../../contract/manifest.ts";
import type { Lines, Scope, Unit } from "../../contract/unit.ts";
import { pathDepth } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { reaching, within } from "./within.ts";

export interface EditionRecord extends EditionRef {
  /** Equal for two editions that say the same, whatever their revision. */
  readonly fingerprint: string;
  readonly uploader: PersonId;
  readonly publisher: PersonId;
}

function refOf(row: Selectable<Tables["editions"]>): EditionRef {
  return EditionRef.parse({
    unit: { line: row.speaks_line, path: row.speaks_path },
    hash: row.hash,
    sizeBytes: row.size_bytes,
    epoch: row.epoch,
    revision: row.revision,
  });
}

export function createEditionStore(db: Kysely<Tables>) {
  const current = () =>
    db
      .selectFrom("editions")
      .innerJoin("current_editions", "current_editions.hash", "editions.hash")
      .selectAll("editions");

  return {
    /** The newest edition of a unit. */
    async currentOf(scope: Scope, unit: string): Promise<EditionRecord | null> {
      const row = await current()
        .innerJoin("units", "units.id", "editions.unit_id")
        .where("editions.unit_id", "=", unit)
        .where(within("units", scope))
        .executeTakeFirst();
      if (row === undefined) return null;
      const people = { uploader: PersonId.parse(row.uploader), publisher: PersonId.parse(row.publisher) };
      return { ...refOf(row), fingerprint: row.fingerprint, ...people };
    },

    /** The newest edition of every unit that speaks to a board hanging at `lines`, highest unit first. */
    async reaching(lines: Lines): Promise<EditionRef[]> {
      const rows = await current().where(reaching("editions", lines)).orderBy("editions.unit_id").execute();
      return rows.map(refOf).sort((a, b) => pathDepth(a.unit.path) - pathDepth(b.unit.path));
    },

    /** True when a board hanging at `lines` may read this edition. */
    async mayRead(lines: Lines, hash: string): Promise<boolean> {
      const row = await db
        .selectFrom("editions")
        .select("hash")
        .where("hash", "=", hash)
        .where(reaching("editions", lines))
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Records a new edition and makes it the unit's current one. Inside a transaction. */
    async add(
      unit: Unit,
      edition: EditionRecord & { issuedAtMs: number; assets: readonly string[] },
    ): Promise<void> {
      const { hash } = edition;
      await db
        .insertInto("editions")
        .values({
          hash,
          unit_id: unit.id,
          speaks_line: edition.unit.line,
          speaks_path: edition.unit.path,
          epoch: edition.epoch,
          revision: edition.revision,
          size_bytes: edition.sizeBytes,
          fingerprint: edition.fingerprint,
          uploader: edition.uploader,
          publisher: edition.publisher,
          issued_at_ms: edition.issuedAtMs,
        })
        .execute();
      for (const asset of edition.assets) {
        await db.insertInto("edition_assets").values({ asset_hash: asset, edition_hash: hash }).execute();
      }
      await db
        .insertInto("current_editions")
        .values({ unit_id: unit.id, hash })
        .onConflict((conflict) => conflict.column("unit_id").doUpdateSet({ hash }))
        .execute();
    },
  };
}
export type EditionStore = ReturnType<typeof createEditionStore>;
