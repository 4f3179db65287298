/** Believes a placement: who this board is, said by a content key that reaches the unit which runs it. */
import type { BoardId, Kid } from "../../contract/ids.ts";
import { Placement } from "../../contract/placement.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import type { Revision } from "../../contract/revision.ts";
import type { Root } from "../../contract/root.ts";
import { pathCovers } from "../../contract/unit.ts";
import { checkEpoch, checkNotOlder, openShaped } from "./document.ts";
import { refuse } from "./envelope.ts";
import { grantsOf, keyForRole } from "./root.ts";

const readPlacement = (payload: unknown): Result<Placement> => parseWith(Placement, payload);

/** `highest`: the revision of the placement accepted last, `null` before the first. */
export async function verifyPlacement(input: {
  readonly jws: string;
  readonly root: Root;
  readonly board: BoardId;
  readonly boardKey: Kid;
  readonly highest: Revision | null;
}): Promise<Result<Placement>> {
  const { root } = input;
  const opened = await openShaped("placement", readPlacement, input.jws, (kid) =>
    keyForRole(root, "content", kid),
  );
  if (!opened.ok) return opened;
  const { kid, document: placement } = opened.value;
  if (placement.board !== input.board || placement.boardKey !== input.boardKey)
    return refuse("board_mismatch");
  const grantReaches = grantsOf(root, kid).some(
    ({ scope }) =>
      scope.path === "/" || (scope.line === "managed" && pathCovers(scope.path, placement.lines.managed)),
  );
  if (!grantReaches) return refuse("scope", placement.lines.managed);
  for (const check of [checkEpoch(root, placement), checkNotOlder(placement, input.highest)]) {
    if (!check.ok) return check;
  }
  return ok(placement);
}
