/**
 * What pairing gave this board: the root it pins, its placement and its id, in one file written whole. The
 * first root is trusted because it came first; every later one must be signed by the one before.
 */
import type { CompactJws } from "../../contract/envelope.ts";
import type { BoardId, Kid } from "../../contract/ids.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { MembershipFile, type Slot } from "../../contract/player-files.ts";
import type { Placement } from "../../contract/placement.ts";
import { type Result, ok } from "../../contract/result.ts";
import type { Root, SignedRoot } from "../../contract/root.ts";
import { readTextIfExists, writeFileAtomic } from "../../platform/files.ts";
import { verifyFirstRoot, verifyNextRoot } from "../../platform/trust/root.ts";
import { verifyPlacement } from "../../platform/trust/verify-placement.ts";

/** Everything in it was verified. */
export interface Membership {
  readonly board: BoardId;
  readonly signedRoot: SignedRoot;
  readonly root: Root;
  readonly placementJws: CompactJws;
  readonly placement: Placement;
}

/** Walks a chain of roots from the first one; each must be signed by the one before. */
export async function walkRoots(
  roots: readonly SignedRoot[],
): Promise<Result<{ root: Root; signedRoot: SignedRoot }>> {
  const [first, ...later] = roots;
  if (first === undefined) throw new Error("a chain of roots has a first one");
  const start = await verifyFirstRoot(first);
  if (!start.ok) return start;
  let trusted = { root: start.value, signedRoot: first };
  for (const signedRoot of later) {
    const next = await verifyNextRoot(trusted.root, signedRoot);
    if (!next.ok) return next;
    trusted = { root: next.value, signedRoot };
  }
  return ok(trusted);
}

export async function openMembership(
  file: Omit<MembershipFile, "v">,
  boardKey: Kid,
): Promise<Result<Membership>> {
  const root = await verifyFirstRoot(file.root);
  if (!root.ok) return root;
  const placement = await verifyPlacement({
    jws: file.placement,
    root: root.value,
    boardKey,
    board: file.board,
    highest: null,
  });
  if (!placement.ok) return placement;
  return ok({
    board: file.board,
    signedRoot: file.root,
    root: root.value,
    placementJws: file.placement,
    placement: placement.value,
  });
}

export async function saveMembership(path: string, membership: Membership): Promise<void> {
  const { board, signedRoot, placementJws } = membership;
  const file: MembershipFile = { v: 1, board, root: signedRoot, placement: placementJws };
  await writeFileAtomic(path, JSON.stringify(file));
}

/** Reads the file; where it is lost or damaged, a slot holds the same documents. `null`: not paired. */
export async function loadMembership(
  path: string,
  boardKey: Kid,
  slots: readonly Slot[],
): Promise<Membership | null> {
  const text = await readTextIfExists(path);
  const parsed = text === null ? null : parseJsonWith(MembershipFile, text);
  const fromSlots = slots.map(({ board, root, placement }) => ({ board, root, placement }));
  for (const file of [...(parsed?.ok ? [parsed.value] : []), ...fromSlots]) {
    const opened = await openMembership(file, boardKey);
    if (opened.ok) return opened.value;
  }
  return null;
}
