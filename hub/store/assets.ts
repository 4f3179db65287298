/** The facts of uploaded files; their bytes lie in the assets folder under their hash. */
import type { Kysely, Selectable } from "kysely";
import { Asset } from "../../contract/asset.ts";
import type { Lines, Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { reaching, within } from "./within.ts";

function assetOf(row: Selectable<Tables["assets"]>): Asset {
  return Asset.parse({
    hash: row.hash,
    sizeBytes: row.size_bytes,
    mime: row.mime,
    widthPx: row.width_px,
    heightPx: row.height_px,
    durationMs: row.duration_ms,
  });
}

interface Upload {
  readonly asset: Asset;
  readonly sourceSha256: string;
  readonly uploadedBy: string;
  readonly atMs: number;
}

function rowOf(unit: string, { asset, ...upload }: Upload): Tables["assets"] {
  return {
    hash: asset.hash,
    unit_id: unit,
    source_sha256: upload.sourceSha256,
    size_bytes: asset.sizeBytes,
    mime: asset.mime,
    width_px: asset.widthPx,
    height_px: asset.heightPx,
    duration_ms: asset.durationMs,
    uploaded_by: upload.uploadedBy,
    uploaded_at_ms: upload.atMs,
  };
}

/** SQLite and PostgreSQL both take this many parameters at once with ease. */
const hashesPerQueryMax = 500;

export function createAssetStore(db: Kysely<Tables>) {
  const inScope = (scope: Scope) =>
    db
      .selectFrom("assets")
      .innerJoin("units", "units.id", "assets.unit_id")
      .selectAll("assets")
      .where(within("units", scope));

  return {
    /** Those of `hashes` that were uploaded within `scope`. */
    async byHash(scope: Scope, hashes: readonly string[]): Promise<Asset[]> {
      const found = new Map<string, Asset>();
      for (let from = 0; from < hashes.length; from += hashesPerQueryMax) {
        const part = hashes.slice(from, from + hashesPerQueryMax);
        for (const row of await inScope(scope).where("hash", "in", part).execute()) {
          found.set(row.hash, assetOf(row));
        }
      }
      return [...found.values()];
    },

    /** What the very same file became when it was uploaded before. */
    async bySource(scope: Scope, sourceSha256: string): Promise<Asset | null> {
      const row = await inScope(scope).where("source_sha256", "=", sourceSha256).executeTakeFirst();
      return row === undefined ? null : assetOf(row);
    },

    async add(scope: Scope, unit: string, upload: Upload): Promise<boolean> {
      const owner = await db
        .selectFrom("units")
        .select("id")
        .where("id", "=", unit)
        .where(within("units", scope))
        .executeTakeFirst();
      if (owner === undefined) return false;
      await db
        .insertInto("assets")
        .values(rowOf(unit, upload))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    },

    /** An asset as a board may read it: some edition that reaches its lines, current or past, lists it. */
    async forBoard(lines: Lines, hash: string): Promise<Asset | null> {
      const row = await db
        .selectFrom("assets")
        .selectAll()
        .where("hash", "=", hash)
        .where((where) =>
          where.exists(
            where
              .selectFrom("edition_assets")
              .innerJoin("editions", "editions.hash", "edition_assets.edition_hash")
              .select("edition_hash")
              .where("asset_hash", "=", hash)
              .where(reaching("editions", lines)),
          ),
        )
        .executeTakeFirst();
      return row === undefined ? null : assetOf(row);
    },
  };
}
export type AssetStore = ReturnType<typeof createAssetStore>;
