/** Boards, how they were paired, and the documents made for each. */
import type { Migration } from "../../../platform/sqlite.ts";

export const boards: Migration = {
  name: "0003-boards",
  sql: `
    CREATE TABLE boards (
      id TEXT PRIMARY KEY,
      unit_id TEXT NOT NULL REFERENCES units (id),
      name TEXT NOT NULL,
      board_key TEXT NOT NULL UNIQUE,
      public_jwk TEXT NOT NULL,
      managed_path TEXT NOT NULL,
      located_path TEXT,
      professional_path TEXT,
      audiences TEXT NOT NULL,
      place TEXT NOT NULL,
      time_zone TEXT NOT NULL,
      width_px INTEGER NOT NULL,
      height_px INTEGER NOT NULL,
      settings TEXT NOT NULL,
      paired_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE placements (
      board_id TEXT PRIMARY KEY REFERENCES boards (id),
      revision INTEGER NOT NULL,
      hash TEXT NOT NULL,
      jws TEXT NOT NULL
    ) STRICT;
    CREATE TABLE manifests (
      board_id TEXT PRIMARY KEY REFERENCES boards (id),
      epoch INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      hash TEXT NOT NULL,
      jws TEXT NOT NULL,
      inputs_sha256 TEXT NOT NULL,
      issued_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE pairings (
      device_code_sha256 TEXT PRIMARY KEY,
      user_code TEXT NOT NULL UNIQUE,
      board_key TEXT NOT NULL UNIQUE,
      public_jwk TEXT NOT NULL,
      request TEXT NOT NULL,
      from_address TEXT NOT NULL,
      number TEXT NOT NULL,
      numbers TEXT NOT NULL,
      state TEXT NOT NULL,
      wrong_picks INTEGER NOT NULL,
      expires_at_ms INTEGER NOT NULL,
      board_id TEXT REFERENCES boards (id)
    ) STRICT;
  `,
};
