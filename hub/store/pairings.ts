/**
 * Boards that wait to be paired. They belong to nobody yet: whoever knows a code may see what waits behind
 * it.
 */
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "./tables.ts";

export type PairingRecord = Selectable<Tables["pairings"]>;

export function createPairingStore(db: Kysely<Tables>) {
  return {
    /** Stores a new code; one the same key asked for before is void. */
    async add(pairing: PairingRecord): Promise<void> {
      await db.deleteFrom("pairings").where("board_key", "=", pairing.board_key).execute();
      await db.insertInto("pairings").values(pairing).execute();
    },

    /** Codes somebody could still confirm; those that ran out are forgotten. */
    async countPending(nowMs: number): Promise<number> {
      await db.deleteFrom("pairings").where("expires_at_ms", "<=", nowMs).execute();
      const row = await db
        .selectFrom("pairings")
        .select((pick) => pick.fn.countAll<number | string>().as("count"))
        .where("state", "=", "pending")
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    async byUserCode(userCode: string, nowMs: number): Promise<PairingRecord | null> {
      const row = await db
        .selectFrom("pairings")
        .selectAll()
        .where("user_code", "=", userCode)
        .where("expires_at_ms", ">", nowMs)
        .executeTakeFirst();
      return row ?? null;
    },

    async byDeviceCode(deviceCodeSha256: string): Promise<PairingRecord | null> {
      const row = await db
        .selectFrom("pairings")
        .selectAll()
        .where("device_code_sha256", "=", deviceCodeSha256)
        .executeTakeFirst();
      return row ?? null;
    },

    async countWrongPick(pairing: PairingRecord, wrongPicksMax: number): Promise<void> {
      const wrong_picks = pairing.wrong_picks + 1;
      const state = wrong_picks >= wrongPicksMax ? "denied" : pairing.state;
      await db
        .updateTable("pairings")
        .set({ wrong_picks, state })
        .where("device_code_sha256", "=", pairing.device_code_sha256)
        .execute();
    },

    /** False when it is no longer pending. */
    async confirm(pairing: PairingRecord, board: string): Promise<boolean> {
      const changed = await db
        .updateTable("pairings")
        .set({ state: "confirmed", board_id: board })
        .where("device_code_sha256", "=", pairing.device_code_sha256)
        .where("state", "=", "pending")
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}
export type PairingStore = ReturnType<typeof createPairingStore>;
