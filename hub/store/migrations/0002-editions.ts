/** What units published: editions, the takeovers in them, what was withdrawn. */
import type { Migration } from "../../../platform/sqlite.ts";

export const editions: Migration = {
  name: "0002-editions",
  sql: `
    CREATE TABLE editions (
      hash TEXT PRIMARY KEY,
      unit_id TEXT NOT NULL REFERENCES units (id),
      speaks_line TEXT NOT NULL,
      speaks_path TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      size_bytes INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      uploader TEXT NOT NULL,
      publisher TEXT NOT NULL,
      issued_at_ms INTEGER NOT NULL,
      UNIQUE (unit_id, epoch, revision)
    ) STRICT;
    CREATE TABLE current_editions (
      unit_id TEXT PRIMARY KEY REFERENCES units (id),
      hash TEXT NOT NULL REFERENCES editions (hash)
    ) STRICT;
    CREATE TABLE edition_assets (
      asset_hash TEXT NOT NULL,
      edition_hash TEXT NOT NULL REFERENCES editions (hash),
      PRIMARY KEY (asset_hash, edition_hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE takeovers (
      id TEXT PRIMARY KEY,
      unit_id TEXT NOT NULL REFERENCES units (id),
      body TEXT NOT NULL,
      leaves_at_ms INTEGER NOT NULL,
      raised_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX takeovers_by_unit ON takeovers (unit_id, leaves_at_ms);
    CREATE TABLE withdrawals (
      n INTEGER PRIMARY KEY,
      unit_id TEXT NOT NULL REFERENCES units (id),
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      withdrawn_by TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      UNIQUE (unit_id, kind, name)
    ) STRICT;
  `,
};
