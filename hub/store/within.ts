/**
 * Scopes as conditions of queries: a subtree by whole segments (`/p01` holds `/p01/c07`, not `/p012`), and
 * the other way round, everything that speaks to a board hanging at given lines.
 */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Lines, Scope } from "../../contract/unit.ts";

/** Rows of `table` (it has the three `*_path` columns) that hang within `scope`. */
export function within(table: "units" | "boards", scope: Scope): RawBuilder<SqlBool> {
  const path = sql.ref<string | null>(`${table}.${scope.line}_path`);
  if (scope.path === "/") return sql<SqlBool>`${path} is not null`;
  const below = `${scope.path}/`;
  return sql<SqlBool>`(${path} = ${scope.path} or substr(${path}, 1, ${below.length}) = ${below})`;
}

/** `/p01/c07` -> `/`, `/p01`, `/p01/c07`. */
function ancestorsOf(path: string): string[] {
  if (path === "/") return ["/"];
  const segments = path.split("/");
  return ["/", ...segments.slice(1).map((_, index) => segments.slice(0, index + 2).join("/"))];
}

/**
 * Rows of `table` (it has `speaks_line` and `speaks_path`) whose speech reaches a thing hanging at `lines`.
 */
export function reaching(table: "units" | "editions", lines: Lines): RawBuilder<SqlBool> {
  const line = sql.ref<string>(`${table}.speaks_line`);
  const path = sql.ref<string>(`${table}.speaks_path`);
  const perLine = Object.entries(lines).flatMap(([name, at]) =>
    at === null ? [] : [sql<SqlBool>`(${line} = ${name} and ${path} in (${sql.join(ancestorsOf(at))}))`],
  );
  return sql<SqlBool>`(${sql.join(perLine, sql` or `)})`;
}
