/** Believes a batch of plays: signed by the board's own key, about that board. Runs on the hub. */
import type { PublicJwk } from "../../contract/envelope.ts";
import type { BoardId } from "../../contract/ids.ts";
import { PlaysBatch } from "../../contract/play.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import { openShaped } from "./document.ts";
import { refuse } from "./envelope.ts";
import { thumbprintOf } from "./keys.ts";

const readPlaysBatch = (payload: unknown): Result<PlaysBatch> => parseWith(PlaysBatch, payload);

/** `boardKey`: the public key this board was paired with. */
export async function verifyPlays(input: {
  readonly jws: string;
  readonly boardKey: PublicJwk;
  readonly board: BoardId;
}): Promise<Result<PlaysBatch>> {
  const ownKid = await thumbprintOf(input.boardKey);
  const opened = await openShaped("plays", readPlaysBatch, input.jws, (kid) =>
    kid === ownKid ? input.boardKey : null,
  );
  if (!opened.ok) return opened;
  const batch = opened.value.document;
  return batch.board === input.board ? ok(batch) : refuse("board_mismatch");
}
