/**
 * Verifies a whole set of documents again before it plays: what lies on disk is trusted no more than what
 * comes in.
 */
import type { BoardId, Kid } from "../../contract/ids.ts";
import type { Slot } from "../../contract/player-files.ts";
import { type Problem, type Result, ok } from "../../contract/result.ts";
import type { Root } from "../../contract/root.ts";
import { sha256Hex } from "../../platform/files.ts";
import { verifyFirstRoot } from "../../platform/trust/root.ts";
import { verifyEdition, type VerifiedEdition } from "../../platform/trust/verify-edition.ts";
import { verifyManifest } from "../../platform/trust/verify-manifest.ts";
import { verifyPlacement } from "../../platform/trust/verify-placement.ts";
import type { Activation } from "../board-state.ts";
import type { EditionFiles } from "../store/documents.ts";

export interface SlotCheck {
  readonly board: BoardId;
  readonly boardKey: Kid;
  /** The root trusted now; a slot signed by keys it no longer names does not play. */
  readonly root: Root;
  readonly app: string;
  readonly files: EditionFiles;
}

/**
 * Editions that are lost or no longer believed are left out: the rest of the programme plays until the next
 * sync.
 */
export async function openActivation(
  slot: Slot,
  { board, boardKey, root, app, files }: SlotCheck,
): Promise<Result<{ activation: Activation; problems: Problem[] }>> {
  const ownRoot = await verifyFirstRoot(slot.root);
  if (!ownRoot.ok) return ownRoot;
  const placement = await verifyPlacement({ jws: slot.placement, root, board, boardKey, highest: null });
  if (!placement.ok) return placement;
  const manifest = await verifyManifest({
    jws: slot.manifest,
    root,
    board,
    boardKey,
    placement: placement.value,
    current: null,
    nowMs: 0,
    isClockTrusted: false,
    app,
  });
  if (!manifest.ok) return manifest;
  const editions: VerifiedEdition[] = [];
  const problems: Problem[] = [];
  for (const ref of manifest.value.editions) {
    const jws = await files.read(ref.hash);
    if (jws === null) continue;
    const edition = await verifyEdition({ jws, ref, root, placement: placement.value, highest: null });
    if (edition.ok) editions.push(edition.value);
    else problems.push(edition.problems[0]);
  }
  const activation: Activation = {
    signedRoot: slot.root,
    placementJws: slot.placement,
    placement: placement.value,
    manifestJws: slot.manifest,
    manifestHash: sha256Hex(slot.manifest),
    manifest: manifest.value,
    editions,
  };
  return ok({ activation, problems });
}
