/**
 * First shape of `state.db`: single values, the highest revision accepted of each document, and incidents.
 */
import type { Migration } from "../../../platform/sqlite.ts";

export const state0001Init: Migration = {
  name: "state-0001-init",
  sql: `
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE highest (
      document TEXT PRIMARY KEY,
      epoch INTEGER NOT NULL,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE incidents (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      once TEXT NOT NULL UNIQUE,
      code TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      detail TEXT NOT NULL,
      acknowledged INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `,
};
