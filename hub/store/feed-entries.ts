/** When each thing of a feed was first published and when its words last changed: feeds promise both. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface EntryTimes {
  readonly firstAtMs: number;
  readonly changedAtMs: number;
}

export function createFeedEntryStore(db: Kysely<Tables>) {
  return {
    /** Inside the transaction that adds the edition. */
    async note(unit: string, words: ReadonlyMap<string, string>, atMs: number): Promise<void> {
      for (const [id, sha256] of words) {
        const values = { words_sha256: sha256, changed_at_ms: atMs };
        await db
          .insertInto("feed_entries")
          .values({ unit_id: unit, entry_id: id, first_at_ms: atMs, ...values })
          .onConflict((conflict) =>
            conflict
              .columns(["unit_id", "entry_id"])
              .doUpdateSet(values)
              .where("feed_entries.words_sha256", "!=", sha256),
          )
          .execute();
      }
    },

    /** By entry. Feeds are public: no scope. */
    async ofUnit(unit: string): Promise<ReadonlyMap<string, EntryTimes>> {
      const rows = await db.selectFrom("feed_entries").selectAll().where("unit_id", "=", unit).execute();
      return new Map(
        rows.map((row) => [row.entry_id, { firstAtMs: row.first_at_ms, changedAtMs: row.changed_at_ms }]),
      );
    },
  };
}
export type FeedEntryStore = ReturnType<typeof createFeedEntryStore>;
