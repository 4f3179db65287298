/** Editions: what was published, by whom, and the signed bytes themselves. */
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

/** An edition as it is recorded. */
export interface NewEdition extends EditionRecord {
  readonly issuedAtMs: number;
  readonly assets: readonly string[];
  readonly jws: string;
}

/** Well within what a statement may hold. */
const rowsPerInsertMax = 500;

function refOf(row: Selectable<Tables["editions"]>): EditionRef {
  return EditionRef.parse({
    unit: { line: row.speaks_line, path: row.speaks_path },
    hash: row.hash,
    sizeBytes: row.size_bytes,
    epoch: row.epoch,
    revision: row.revision,
  });
}

function rowOf(unit: Unit, edition: NewEdition): Tables["editions"] {
  return {
    hash: edition.hash,
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
  };
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

    /** The signed bytes. Immutable and named by their hash; who may read them is asked by `mayRead`. */
    async bytes(hash: string): Promise<string | null> {
      const row = await db
        .selectFrom("edition_bytes")
        .select("jws")
        .where("hash", "=", hash)
        .executeTakeFirst();
      return row?.jws ?? null;
    },

    /** Records a new edition and makes it the unit's current one. Inside a transaction. */
    async add(unit: Unit, edition: NewEdition): Promise<void> {
      const { hash } = edition;
      await db.insertInto("editions").values(rowOf(unit, edition)).execute();
      await db.insertInto("edition_bytes").values({ hash, jws: edition.jws }).execute();
      const rows = edition.assets.map((asset) => ({ asset_hash: asset, edition_hash: hash }));
      for (let from = 0; from < rows.length; from += rowsPerInsertMax) {
        const part = rows.slice(from, from + rowsPerInsertMax);
        await db.insertInto("edition_assets").values(part).execute();
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
