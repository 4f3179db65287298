/** First shape of `cache.db`: when each stored asset was last wanted. Everything in it can be lost. */
import type { Migration } from "../../../platform/sqlite.ts";

export const cache0001Init: Migration = {
  name: "cache-0001-init",
  sql: `
    CREATE TABLE assets (
      hash TEXT PRIMARY KEY,
      size_bytes INTEGER NOT NULL,
      wanted_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE local_files (
      path TEXT PRIMARY KEY,
      stamp TEXT NOT NULL,
      asset TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
