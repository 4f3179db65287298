/** Alerts from elsewhere: whom units believe, what came, what became of it; and where units stand. */
import type { Migration } from "../../../platform/sqlite.ts";

export const alerts: Migration = {
  name: "0007-alerts",
  sql: `
    ALTER TABLE units ADD COLUMN lat REAL;
    ALTER TABLE units ADD COLUMN lon REAL;
    CREATE TABLE cap_sources (
      unit_id TEXT NOT NULL REFERENCES units (id),
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      etag TEXT,
      last_modified TEXT,
      asked_at_ms INTEGER,
      answered_at_ms INTEGER,
      problems TEXT NOT NULL,
      PRIMARY KEY (unit_id, id)
    ) STRICT;
    CREATE TABLE cap_links (
      unit_id TEXT NOT NULL,
      source_id TEXT NOT NULL,
      link TEXT NOT NULL,
      stamp TEXT NOT NULL,
      fetched_at_ms INTEGER NOT NULL,
      PRIMARY KEY (unit_id, source_id, link),
      FOREIGN KEY (unit_id, source_id) REFERENCES cap_sources (unit_id, id) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE cap_alerts (
      unit_id TEXT NOT NULL REFERENCES units (id),
      key TEXT NOT NULL,
      sender TEXT NOT NULL,
      identifier TEXT NOT NULL,
      status TEXT NOT NULL,
      message_type TEXT NOT NULL,
      refs TEXT NOT NULL,
      is_over INTEGER NOT NULL,
      source_id TEXT,
      verdict TEXT NOT NULL,
      doubt TEXT,
      accepted_by TEXT,
      vouched_by TEXT NOT NULL,
      body TEXT NOT NULL,
      signatures TEXT NOT NULL,
      notes TEXT NOT NULL,
      received_at_ms INTEGER NOT NULL,
      state TEXT NOT NULL,
      reasons TEXT NOT NULL,
      showings TEXT NOT NULL,
      takeovers TEXT NOT NULL,
      content TEXT NOT NULL,
      ended_at_ms INTEGER,
      PRIMARY KEY (unit_id, key)
    ) STRICT;
    CREATE INDEX cap_alerts_by_state ON cap_alerts (unit_id, state);
    CREATE INDEX cap_alerts_by_receipt ON cap_alerts (unit_id, received_at_ms);
  `,
};
