/** Pairing as staff see it: what waits behind a code, and giving that board its unit, name and place. */
import type { Board } from "../../contract/board.ts";
import { PublicJwk } from "../../contract/envelope.ts";
import { BoardId } from "../../contract/ids.ts";
import { type PairConfirm, PairRequest, type PendingPairing } from "../../contract/pairing.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { type Scope, type Unit, scopeCovers } from "../../contract/unit.ts";
import { isKnownZone } from "../../core/time/local-time.ts";
import { sha256Hex } from "../../platform/files.ts";
import { fingerprintWords } from "../../platform/trust/keys.ts";
import { checkSettings } from "../fleet/check-settings.ts";
import { createTurns } from "../publish/turns.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { PairingRecord } from "../store/pairings.ts";
import type { PairingParts } from "./pairing-parts.ts";

/** So many wrong numbers lock a code: with three to choose from, guessing must not pay. */
export const wrongPicksMax = 2;

export interface StaffSide {
  pending(userCode: string, by: string): Promise<Result<PendingPairing>>;
  confirm(who: { scope: Scope; by: string }, order: PairConfirm): Promise<Result<Board>>;
}

/** The board as confirmed: one paired before with this key keeps its id, its history and its revisions. */
function boardAs(pairing: PairingRecord, order: PairConfirm, unit: Unit, id: BoardId): Board {
  return {
    id,
    unit: unit.id,
    name: order.name,
    boardKey: pairing.board_key as Board["boardKey"],
    lines: unit.lines,
    audiences: order.audiences,
    place: order.place,
    timeZone: order.timeZone,
    size: PairRequest.parse(JSON.parse(pairing.request)).size,
    settings: order.settings,
  };
}

/** Finds the pending pairing behind a code; guessing is counted per person. */
function createLookUp({ store, ports, wrongCodes }: PairingParts) {
  return async (userCode: string, by: string): Promise<Result<PairingRecord>> => {
    if (wrongCodes.isSpent(by)) return failed(problem("too_many_requests"));
    const found = await store.pairings.byUserCode(userCode, ports.clock.wallMs());
    if (found?.state === "pending") return ok(found);
    wrongCodes.count(by);
    ports.log.warn({ by }, "a wrong pairing code was typed");
    return failed(problem("pairing_code_bad", "userCode"));
  };
}

/** Signs and stores the placement of the confirmed board. */
function createPlace(parts: PairingParts) {
  const { store, ports } = parts;
  return async (scope: Scope, pairing: PairingRecord, order: PairConfirm, unit: Unit): Promise<Board> => {
    const known = await store.boards.byKey(pairing.board_key);
    const id = known?.id ?? BoardId.parse(`b_${ports.random.id()}`);
    const board = boardAs(pairing, order, unit, id);
    const last = known === null ? null : await store.documents.placement(scopeOfBoard(known), id);
    const revision = (last?.revision ?? 0) + 1;
    const nowMs = ports.clock.wallMs();
    const jws = await parts.signer.signPlacement({
      v: 1,
      board: id,
      boardKey: board.boardKey,
      epoch: parts.keys.root.epoch,
      revision,
      issuedAtMs: nowMs,
      lines: board.lines,
      audiences: board.audiences,
      place: board.place,
      timeZone: board.timeZone,
    });
    await store.atOnce(async (stores) => {
      await stores.boards.put(scope, board, PublicJwk.parse(JSON.parse(pairing.public_jwk)), nowMs);
      await stores.documents.putPlacement(scope, id, { revision, hash: sha256Hex(jws), jws });
      await stores.pairings.confirm(pairing, id);
    });
    parts.documents.inputsChanged();
    return board;
  };
}

export function createStaffSide(parts: PairingParts): StaffSide {
  const { store, ports } = parts;
  const lookUp = createLookUp(parts);
  const place = createPlace(parts);
  const turns = createTurns();
  const confirm: StaffSide["confirm"] = async ({ scope, by }, order) => {
    const found = await lookUp(order.userCode, by);
    if (!found.ok) return found;
    const pairing = found.value;
    if (!isKnownZone(order.timeZone)) return failed(problem("zone_unknown", "timeZone", order.timeZone));
    const settings = checkSettings(order.settings, order.audiences, "settings.");
    if (!settings.ok) return settings;
    const unit = await store.units.find(scope, order.unit);
    if (unit === null) return failed(problem("not_found", "unit"));
    if (pairing.number !== order.number) {
      await store.pairings.countWrongPick(pairing, wrongPicksMax);
      return failed(problem("pairing_number_bad", "number"));
    }
    // Moving a board out of somebody else's hands needs rights there too.
    const known = await store.boards.byKey(pairing.board_key);
    if (known !== null && !scopeCovers(scope, known.lines)) return failed(problem("not_found", "userCode"));
    const board = await place(scope, pairing, order, unit);
    ports.log.info({ board: board.id, unit: unit.id, by }, "a board was paired");
    return ok(board);
  };

  return {
    pending: async (userCode, by) => {
      const found = await lookUp(userCode, by);
      if (!found.ok) return found;
      const pairing = found.value;
      const boardKey = pairing.board_key as Board["boardKey"];
      return ok({
        userCode,
        boardKey,
        fingerprint: fingerprintWords(boardKey),
        ...PairRequest.parse(JSON.parse(pairing.request)),
        fromAddress: pairing.from_address,
        numbers: JSON.parse(pairing.numbers) as string[],
        expiresAtMs: pairing.expires_at_ms,
      });
    },

    // One after the other per code, or guesses made at once would count as one.
    confirm: (who, order) => turns.take(order.userCode, () => confirm(who, order)),
  };
}
