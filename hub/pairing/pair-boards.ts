/** Giving a board its identity (the shape of RFC 8628), bound to its own key and confirmed by a person who sees it. */
import type { Board } from "../../contract/board.ts";
import { BoardId } from "../../contract/ids.ts";
import {
  type PairAnswer,
  type PairConfirm,
  type PairPollAnswer,
  PairRequest,
  type PendingPairing,
  pairingLifeMs,
} from "../../contract/pairing.ts";
import { CompactJws, PublicJwk } from "../../contract/envelope.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { type Scope, type Unit, scopeCovers } from "../../contract/unit.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { fingerprintWords } from "../../platform/trust/keys.ts";
import type { HubConfig } from "../config.ts";
import type { ProvenKey } from "../http/handlers.ts";
import type { RateLimit } from "../people/rate-limit.ts";
import { makeSecret } from "../people/tokens.ts";
import type { BoardDocuments } from "../publish/board-documents.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { Store } from "../store/open-store.ts";
import type { PairingRecord } from "../store/pairings.ts";
import type { EditionSigner } from "../trust/edition-signer.ts";
import type { HubKeys } from "../trust/hub-keys.ts";

const consonants = "BCDFGHJKLMNPQRSTVWXZ";
/** So many wrong numbers lock a code. */
export const wrongPicksMax = 5;
/** A poll this much early is still in time: networks jitter. */
const pollSlack = 0.8;
/** Poll times remembered; when full, the oldest is forgotten. */
const pollsRememberedMax = 1_000;

export interface PairBoards {
  ask(
    key: ProvenKey,
    request: PairRequest,
    from: { address: string; origin: string },
  ): Promise<Result<PairAnswer>>;
  poll(key: ProvenKey, deviceCode: string): Promise<PairPollAnswer>;
  pending(userCode: string, by: string): Promise<Result<PendingPairing>>;
  confirm(who: { scope: Scope; by: string }, order: PairConfirm): Promise<Result<Board>>;
}

export interface PairingParts {
  readonly store: Store;
  readonly signer: EditionSigner;
  readonly keys: HubKeys;
  readonly documents: BoardDocuments;
  readonly ports: Ports;
  readonly config: HubConfig;
  readonly codesAsked: RateLimit;
  readonly wrongCodes: RateLimit;
}

/** A whole number below `below`, every one equally likely. */
function pick({ random }: Ports, below: number): number {
  return Math.floor(random.unit() * below);
}

function newUserCode(ports: Ports): string {
  const letters = Array.from({ length: 8 }, () => consonants.charAt(pick(ports, consonants.length)));
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** Three different numbers of two digits; the first is the board's. */
function threeNumbers(ports: Ports): [string, string, string] {
  const numbers = new Set<string>();
  while (numbers.size < 3) numbers.add(String(pick(ports, 100)).padStart(2, "0"));
  return [...numbers] as [string, string, string];
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

export function createPairBoards(parts: PairingParts): PairBoards {
  const { store, ports, config } = parts;
  const polledAtMs = new Map<string, number>();

  function isTooSoon(deviceCode: string): boolean {
    const nowMs = ports.clock.monoMs();
    const lastMs = polledAtMs.get(deviceCode);
    polledAtMs.delete(deviceCode);
    polledAtMs.set(deviceCode, nowMs);
    const [oldest] = polledAtMs.keys();
    if (polledAtMs.size > pollsRememberedMax && oldest !== undefined) polledAtMs.delete(oldest);
    return lastMs !== undefined && nowMs - lastMs < config.pairingPollEveryMs * pollSlack;
  }

  /** What waits behind a code; guessing is counted per person. */
  async function lookUp(userCode: string, by: string): Promise<Result<PairingRecord>> {
    if (parts.wrongCodes.isSpent(by)) return failed(problem("too_many_requests"));
    const found = await store.pairings.byUserCode(userCode, ports.clock.wallMs());
    if (found?.state === "pending") return ok(found);
    parts.wrongCodes.count(by);
    ports.log.warn({ by }, "a wrong pairing code was typed");
    return failed(problem("pairing_code_bad", "userCode"));
  }

  async function place(scope: Scope, pairing: PairingRecord, order: PairConfirm, unit: Unit): Promise<Board> {
    const known = await store.boards.byKey(pairing.board_key);
    const id = known?.id ?? BoardId.parse(`b_${ports.random.id()}`);
    const board = boardAs(pairing, order, unit, id);
    const last = known === null ? null : await store.boards.placement(scopeOfBoard(known), id);
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
      await stores.boards.putPlacement(scope, id, { revision, hash: sha256Hex(jws), jws });
      await stores.pairings.confirm(pairing, id);
    });
    parts.documents.inputsChanged();
    return board;
  }

  return {
    ask: async (key, request, from) => {
      const nowMs = ports.clock.wallMs();
      if (parts.codesAsked.isSpent(from.address)) return failed(problem("too_many_requests"));
      if ((await store.pairings.countPending(nowMs)) >= config.pairingsPendingMax) {
        return failed(problem("too_many_requests"));
      }
      parts.codesAsked.count(from.address);
      const deviceCode = makeSecret(ports);
      const userCode = newUserCode(ports);
      const [number, ...others] = threeNumbers(ports);
      const expiresAtMs = nowMs + pairingLifeMs;
      await store.pairings.add({
        device_code_sha256: sha256Hex(deviceCode),
        user_code: userCode,
        board_key: key.kid,
        public_jwk: JSON.stringify(key.publicJwk),
        request: JSON.stringify(request),
        from_address: from.address,
        number,
        numbers: JSON.stringify([number, ...others].sort()),
        state: "pending",
        wrong_picks: 0,
        expires_at_ms: expiresAtMs,
        board_id: null,
      });
      const verificationUri = `${from.origin}/pair`;
      const intervalMs = config.pairingPollEveryMs;
      return ok({ deviceCode, userCode, verificationUri, number, expiresAtMs, intervalMs });
    },

    poll: async (key, deviceCode) => {
      const pairing = await store.pairings.byDeviceCode(sha256Hex(deviceCode));
      // Another key sees what a stranger sees.
      if (pairing === null || pairing.board_key !== key.kid) return { state: "expired" };
      if (pairing.state === "denied") return { state: "denied" };
      if (pairing.expires_at_ms <= ports.clock.wallMs()) return { state: "expired" };
      if (pairing.state === "pending") return { state: isTooSoon(deviceCode) ? "slow_down" : "pending" };
      const board = await store.boards.byKey(key.kid);
      const placement = board === null ? null : await store.boards.placement(scopeOfBoard(board), board.id);
      if (board === null || placement === null) return { state: "expired" };
      const roots = [...parts.keys.signedRoots];
      return { state: "paired", board: board.id, roots, placement: CompactJws.parse(placement.jws) };
    },

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

    confirm: async ({ scope, by }, order) => {
      const found = await lookUp(order.userCode, by);
      if (!found.ok) return found;
      const pairing = found.value;
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
    },
  };
}
