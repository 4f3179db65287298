/** The signed bytes of editions, written in the transaction that makes them current. */
import type { Migration } from "../../../platform/sqlite.ts";

export const editionBytes: Migration = {
  name: "0005-edition-bytes",
  sql: `
    CREATE TABLE edition_bytes (
      hash TEXT PRIMARY KEY REFERENCES editions (hash),
      jws TEXT NOT NULL
    ) STRICT;
  `,
};
