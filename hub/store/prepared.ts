/** The database as Kysely sees it: each statement is prepared once, not at every use. */
import type { SqliteDatabase, SqliteStatement } from "kysely";
import type { Database } from "../../platform/sqlite.ts";

/** Statements kept; lists of values make many that differ in length alone. The oldest is dropped. */
const statementsKeptMax = 500;

export function prepared(database: Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql) as unknown as SqliteStatement;
      const [oldest] = kept.keys();
      if (kept.size >= statementsKeptMax && oldest !== undefined) kept.delete(oldest);
      kept.set(sql, statement);
      return statement;
    },
    close: () => {
      kept.clear();
      database.close();
    },
  };
}
