/** What boards report: heartbeats, incidents, plays. */
import type { Migration } from "../../../platform/sqlite.ts";

export const reports: Migration = {
  name: "0004-reports",
  sql: `
    CREATE TABLE heartbeats (
      board_id TEXT PRIMARY KEY REFERENCES boards (id),
      body TEXT NOT NULL,
      frames_before INTEGER,
      received_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE incidents (
      board_id TEXT NOT NULL REFERENCES boards (id),
      incident_id TEXT NOT NULL,
      code TEXT NOT NULL,
      detail TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      received_at_ms INTEGER NOT NULL,
      PRIMARY KEY (board_id, incident_id)
    ) STRICT;
    CREATE TABLE plays (
      board_id TEXT NOT NULL REFERENCES boards (id),
      play_id TEXT NOT NULL,
      n INTEGER NOT NULL,
      body TEXT NOT NULL,
      started_at_ms INTEGER NOT NULL,
      received_at_ms INTEGER NOT NULL,
      PRIMARY KEY (board_id, play_id)
    ) STRICT;
    CREATE INDEX plays_in_order ON plays (board_id, n);
    CREATE INDEX plays_by_start ON plays (started_at_ms);
    CREATE TABLE play_tallies (
      board_id TEXT PRIMARY KEY REFERENCES boards (id),
      up_to_n INTEGER NOT NULL,
      stored INTEGER NOT NULL
    ) STRICT;
  `,
};
