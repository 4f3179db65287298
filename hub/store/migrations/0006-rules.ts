/** What holds for units beside their content, who changed it, who confirmed, and what feeds remember. */
import type { Migration } from "../../../platform/sqlite.ts";

export const rules: Migration = {
  name: "0006-rules",
  sql: `
    CREATE TABLE unit_rules (
      unit_id TEXT PRIMARY KEY REFERENCES units (id),
      mandated_share_max REAL,
      urgent_ms INTEGER
    ) STRICT;
    CREATE TABLE audit (
      n INTEGER PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      person TEXT NOT NULL,
      action TEXT NOT NULL,
      unit_id TEXT NOT NULL REFERENCES units (id),
      before TEXT NOT NULL,
      after TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE (ABORT, 'audit rows are never changed'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE (ABORT, 'audit rows are never deleted'); END;
    CREATE TABLE acks (
      takeover_id TEXT NOT NULL REFERENCES takeovers (id),
      unit_id TEXT NOT NULL REFERENCES units (id),
      person TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (takeover_id, unit_id)
    ) STRICT;
    CREATE TABLE feed_entries (
      unit_id TEXT NOT NULL REFERENCES units (id),
      entry_id TEXT NOT NULL,
      words_sha256 TEXT NOT NULL,
      first_at_ms INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (unit_id, entry_id)
    ) STRICT;
  `,
};
