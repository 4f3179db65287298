/** Believes a status: freshness, takedowns and the hub's time, never older than one believed before. */
import type { BoardId } from "../../contract/ids.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import type { Revision } from "../../contract/revision.ts";
import type { Root } from "../../contract/root.ts";
import { Status } from "../../contract/status.ts";
import { checkEpoch, checkNotOlder, openShaped } from "./document.ts";
import { refuse } from "./envelope.ts";
import { keyForRole } from "./root.ts";

const readStatus = (payload: unknown): Result<Status> => parseWith(Status, payload);

/** The newest status believed; `issuedAtMs` bars an older one of the same revision where no nonce does. */
export interface HighestStatus extends Revision {
  readonly issuedAtMs?: number;
}

export interface StatusInput {
  readonly jws: string;
  readonly root: Root;
  /**
   * `null` for the answer to a bare time request, which is for nobody in particular and must echo a nonce.
   */
  readonly board: BoardId | null;
  /** The nonce sent; `null` when none was (a stick, a file). */
  readonly nonce: string | null;
  readonly highest: HighestStatus | null;
}

/**
 * A nonce that does not match means an old answer (`rollback`). `minRootVersion` is for the caller to act
 * upon.
 */
export async function verifyStatus(input: StatusInput): Promise<Result<Status>> {
  const { root, board, nonce, highest } = input;
  const opened = await openShaped("status", readStatus, input.jws, (kid) => keyForRole(root, "status", kid));
  if (!opened.ok) return opened;
  const status = opened.value.document;
  if (status.board !== board) return refuse("board_mismatch");
  const epoch = checkEpoch(root, status);
  if (!epoch.ok) return epoch;
  if (nonce !== null && status.nonce !== nonce) return refuse("rollback", "nonce");
  if (board === null) return nonce === null ? refuse("rollback", "nonce") : ok(status);
  const order = checkNotOlder(status, highest);
  if (!order.ok) return order;
  const isOlder = nonce === null && status.issuedAtMs < (highest?.issuedAtMs ?? 0);
  return isOlder ? refuse("rollback") : ok(status);
}
