/** Who may act, and the few facts the hub keeps about itself. Tokens are kept as their SHA-256 alone. */
import type { Kysely } from "kysely";
import { Person } from "../../contract/person.ts";
import { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";

export interface PersonRecord {
  readonly person: Person;
  readonly scope: Scope;
  readonly tokenSha256: string;
}

export function createPeopleStore(db: Kysely<Tables>) {
  return {
    /** This is what authenticates a person; everything after it takes the person's scope. */
    async byId(id: string): Promise<PersonRecord | null> {
      const row = await db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirst();
      if (row === undefined) return null;
      return {
        person: Person.parse({ id: row.id, name: row.name, createdAtMs: row.created_at_ms }),
        scope: Scope.parse({ line: row.scope_line, path: row.scope_path }),
        tokenSha256: row.token_sha256,
      };
    },

    async add({ person, scope, tokenSha256 }: PersonRecord): Promise<void> {
      await db
        .insertInto("people")
        .values({
          id: person.id,
          name: person.name,
          token_sha256: tokenSha256,
          scope_line: scope.line,
          scope_path: scope.path,
          created_at_ms: person.createdAtMs,
        })
        .execute();
    },

    async fact(name: string): Promise<string | null> {
      const row = await db
        .selectFrom("hub_facts")
        .select("value")
        .where("name", "=", name)
        .executeTakeFirst();
      return row?.value ?? null;
    },

    async putFact(name: string, value: string): Promise<void> {
      await db
        .insertInto("hub_facts")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
    },
  };
}
export type PeopleStore = ReturnType<typeof createPeopleStore>;
