/** Pairing as the board sees it: it asks for a code, shows it, and polls until somebody has confirmed it. */
import { CompactJws } from "../../contract/envelope.ts";
import {
  type PairAnswer,
  type PairPollAnswer,
  type PairRequest,
  pairingLifeMs,
} from "../../contract/pairing.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import type { ProvenKey } from "../http/handlers.ts";
import { makeSecret } from "../people/tokens.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { PairingParts } from "./pairing-parts.ts";

const consonants = "BCDFGHJKLMNPQRSTVWXZ";
/** A poll this much early is still in time: networks jitter. */
const pollSlack = 0.8;
/** Poll times remembered; when full, the oldest is forgotten. */
const pollsRememberedMax = 1_000;

export interface BoardSide {
  ask(
    key: ProvenKey,
    request: PairRequest,
    from: { address: string; origin: string },
  ): Promise<Result<PairAnswer>>;
  poll(key: ProvenKey, deviceCode: string): Promise<PairPollAnswer>;
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

/** Says whether a code is polled before its time. */
function createPollPace({ ports, config }: PairingParts): (deviceCode: string) => boolean {
  const polledAtMs = new Map<string, number>();
  return (deviceCode) => {
    const nowMs = ports.clock.monoMs();
    const lastMs = polledAtMs.get(deviceCode);
    polledAtMs.delete(deviceCode);
    polledAtMs.set(deviceCode, nowMs);
    const [oldest] = polledAtMs.keys();
    if (polledAtMs.size > pollsRememberedMax && oldest !== undefined) polledAtMs.delete(oldest);
    return lastMs !== undefined && nowMs - lastMs < config.pairingPollEveryMs * pollSlack;
  };
}

export function createBoardSide(parts: PairingParts): BoardSide {
  const { store, ports, config } = parts;
  const isTooSoon = createPollPace(parts);
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
      const placement =
        board === null ? null : await store.documents.placement(scopeOfBoard(board), board.id);
      if (board === null || placement === null) return { state: "expired" };
      const roots = [...parts.keys.signedRoots];
      return { state: "paired", board: board.id, roots, placement: CompactJws.parse(placement.jws) };
    },
  };
}
