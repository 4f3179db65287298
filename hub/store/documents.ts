/** The documents made for each board: its placement and its manifest, the newest of each. */
import type { Kysely } from "kysely";
import type { Scope } from "../../contract/unit.ts";
import { reachableBoards } from "./reachable.ts";
import type { Tables } from "./tables.ts";

export type PlacementRecord = Omit<Tables["placements"], "board_id">;
export type ManifestRecord = Omit<Tables["manifests"], "board_id">;

export function createDocumentStore(db: Kysely<Tables>) {
  return {
    async placement(scope: Scope, id: string): Promise<PlacementRecord | null> {
      const row = await db
        .selectFrom("placements")
        .select(["revision", "hash", "jws"])
        .where("board_id", "=", id)
        .where("board_id", "in", reachableBoards(db, scope))
        .executeTakeFirst();
      return row ?? null;
    },

    async putPlacement(scope: Scope, id: string, placement: PlacementRecord): Promise<void> {
      const owner = await reachableBoards(db, scope).where("id", "=", id).executeTakeFirstOrThrow();
      await db
        .insertInto("placements")
        .values({ board_id: owner.id, ...placement })
        .onConflict((conflict) => conflict.column("board_id").doUpdateSet(placement))
        .execute();
    },

    async manifest(scope: Scope, id: string): Promise<ManifestRecord | null> {
      const row = await db
        .selectFrom("manifests")
        .selectAll()
        .where("board_id", "=", id)
        .where("board_id", "in", reachableBoards(db, scope))
        .executeTakeFirst();
      return row ?? null;
    },

    async putManifest(scope: Scope, id: string, manifest: ManifestRecord): Promise<void> {
      const owner = await reachableBoards(db, scope).where("id", "=", id).executeTakeFirstOrThrow();
      await db
        .insertInto("manifests")
        .values({ board_id: owner.id, ...manifest })
        .onConflict((conflict) => conflict.column("board_id").doUpdateSet(manifest))
        .execute();
    },
  };
}
export type DocumentStore = ReturnType<typeof createDocumentStore>;
