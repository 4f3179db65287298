/** Boards: what each is, and how its key finds it. */
import type { Kysely, Selectable } from "kysely";
import { Board, type BoardSettings } from "../../contract/board.ts";
import type { PublicJwk } from "../../contract/envelope.ts";
import type { Scope } from "../../contract/unit.ts";
import { reachableBoards } from "./reachable.ts";
import type { Tables } from "./tables.ts";
import { within } from "./within.ts";

export function boardOf(row: Selectable<Tables["boards"]>): Board {
  return Board.parse({
    id: row.id,
    unit: row.unit_id,
    name: row.name,
    boardKey: row.board_key,
    lines: { managed: row.managed_path, located: row.located_path, professional: row.professional_path },
    audiences: JSON.parse(row.audiences),
    place: row.place,
    timeZone: row.time_zone,
    size: { widthPx: row.width_px, heightPx: row.height_px },
    settings: JSON.parse(row.settings),
  });
}

/** What a board itself may reach: its own place in the line that runs it. */
export function scopeOfBoard(board: Board): Scope {
  return { line: "managed", path: board.lines.managed };
}

function rowOf(board: Board, key: PublicJwk, pairedAtMs: number): Tables["boards"] {
  return {
    id: board.id,
    unit_id: board.unit,
    name: board.name,
    board_key: board.boardKey,
    public_jwk: JSON.stringify(key),
    managed_path: board.lines.managed,
    located_path: board.lines.located,
    professional_path: board.lines.professional,
    audiences: JSON.stringify(board.audiences),
    place: board.place,
    time_zone: board.timeZone,
    width_px: board.size.widthPx,
    height_px: board.size.heightPx,
    settings: JSON.stringify(board.settings),
    paired_at_ms: pairedAtMs,
  };
}

export function createBoardStore(db: Kysely<Tables>) {
  return {
    /** Whose key this is. This is what authenticates a board; everything after it takes a scope. */
    async byKey(kid: string): Promise<Board | null> {
      const row = await db.selectFrom("boards").selectAll().where("board_key", "=", kid).executeTakeFirst();
      return row === undefined ? null : boardOf(row);
    },

    async list(scope: Scope): Promise<Board[]> {
      const rows = await db
        .selectFrom("boards")
        .selectAll()
        .where(within("boards", scope))
        .orderBy("managed_path")
        .orderBy("name")
        .execute();
      return rows.map(boardOf);
    },

    async idsWithin(scope: Scope): Promise<string[]> {
      return (await reachableBoards(db, scope).execute()).map((row) => row.id);
    },

    async find(scope: Scope, id: string): Promise<Board | null> {
      const row = await db
        .selectFrom("boards")
        .selectAll()
        .where("id", "=", id)
        .where(within("boards", scope))
        .executeTakeFirst();
      return row === undefined ? null : boardOf(row);
    },

    /** Makes the board, or moves the one with this id. The board must lie within `scope`. */
    async put(scope: Scope, board: Board, key: PublicJwk, pairedAtMs: number): Promise<void> {
      const { id, ...values } = rowOf(board, key, pairedAtMs);
      await db
        .insertInto("boards")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values).where(within("boards", scope)))
        .execute();
    },

    async putSettings(scope: Scope, id: string, settings: BoardSettings): Promise<void> {
      await db
        .updateTable("boards")
        .set({ settings: JSON.stringify(settings) })
        .where("id", "=", id)
        .where(within("boards", scope))
        .execute();
    },
  };
}
export type BoardStore = ReturnType<typeof createBoardStore>;
