/** Who acts, the organisation tree, drafts and uploaded files. */
import type { Migration } from "../../../platform/sqlite.ts";

export const peopleAndUnits: Migration = {
  name: "0001-people-and-units",
  sql: `
    CREATE TABLE hub_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      token_sha256 TEXT NOT NULL,
      scope_line TEXT NOT NULL,
      scope_path TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE units (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      short_name TEXT NOT NULL,
      managed_path TEXT NOT NULL,
      located_path TEXT,
      professional_path TEXT,
      speaks_line TEXT NOT NULL,
      speaks_path TEXT NOT NULL,
      UNIQUE (speaks_line, speaks_path)
    ) STRICT;
    CREATE TABLE drafts (
      unit_id TEXT PRIMARY KEY REFERENCES units (id),
      revision INTEGER NOT NULL,
      content TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE assets (
      hash TEXT NOT NULL,
      unit_id TEXT NOT NULL REFERENCES units (id),
      source_sha256 TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      mime TEXT NOT NULL,
      width_px INTEGER NOT NULL,
      height_px INTEGER NOT NULL,
      duration_ms INTEGER,
      uploaded_by TEXT NOT NULL,
      uploaded_at_ms INTEGER NOT NULL,
      PRIMARY KEY (hash, unit_id)
    ) STRICT;
    CREATE INDEX assets_by_source ON assets (source_sha256);
  `,
};
