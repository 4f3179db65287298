/** The ids of the boards within a scope, as a part of other queries. */
import type { Kysely } from "kysely";
import type { Scope } from "../../contract/unit.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export function reachableBoards(db: Kysely<Tables>, scope: Scope) {
  return db.selectFrom("boards").select("boards.id").where(within("boards", scope));
}
