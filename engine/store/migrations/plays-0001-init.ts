/**
 * First shape of `plays.db`: plays in the order of their ends, and the sending state. Open plays stand in
 * the same table far behind the others, so that a batch usually touches one page of the file.
 */
import type { Migration } from "../../../platform/sqlite.ts";

export const plays0001Init: Migration = {
  name: "plays-0001-init",
  sql: `
    CREATE TABLE plays (
      n INTEGER PRIMARY KEY,
      play_id TEXT NOT NULL,
      boot_id TEXT NOT NULL,
      item TEXT,
      takeover TEXT,
      campaign TEXT,
      edition BLOB,
      asset BLOB,
      started_at_ms INTEGER NOT NULL,
      start_mono_ms INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      planned_ms INTEGER NOT NULL,
      ended TEXT,
      witness TEXT NOT NULL,
      clock TEXT NOT NULL
    ) STRICT;
    CREATE TABLE sending (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
