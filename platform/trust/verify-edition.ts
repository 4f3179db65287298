/**
 * Believes an edition: the bytes the manifest named, signed by a key with a grant over its unit; then prunes
 * it.
 */
import { Edition, editionItemsMax } from "../../contract/edition.ts";
import type { EditionHash } from "../../contract/ids.ts";
import type { EditionRef } from "../../contract/manifest.ts";
import type { Placement } from "../../contract/placement.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";
import type { Grant, Root } from "../../contract/root.ts";
import { type Scope, pathCovers, scopeCovers } from "../../contract/unit.ts";
import { sha256Hex } from "../files.ts";
import { checkEpoch, checkNotOlder, openShaped } from "./document.ts";
import { refuse } from "./envelope.ts";
import { type Dropped, pruneEdition } from "./prune-edition.ts";
import { grantsOf, keyForRole } from "./root.ts";

const readEdition = (payload: unknown): Result<Edition> => parseWith(Edition, payload);

export interface VerifiedEdition {
  readonly hash: EditionHash;
  /** Without what the key had no grant for or nobody approved for this board. */
  readonly edition: Edition;
  readonly dropped: readonly Dropped[];
}

export interface EditionInput {
  readonly jws: string;
  /** What the manifest says about it. */
  readonly ref: EditionRef;
  readonly root: Root;
  readonly placement: Placement;
  /**
   * The highest revision ever accepted for this unit; it bars an older edition signed by a stolen programme
   * key.
   */
  readonly highest: Revision | null;
}

function isSameScope(a: Scope, b: Scope): boolean {
  return a.line === b.line && a.path === b.path;
}

/** A grant over `/` reaches every line; any other only its own. */
function grantReaches({ scope }: Grant, unit: Scope): boolean {
  return scope.path === "/" || (scope.line === unit.line && pathCovers(scope.path, unit.path));
}

function sizeOf({ playlists, tickers, takeovers }: Edition): number {
  return playlists.reduce((sum, { items }) => sum + items.length, tickers.length + takeovers.length);
}

function checkAnnounced(edition: Edition, { ref, root, placement, highest }: EditionInput): Result<null> {
  if (!isSameScope(edition.unit, ref.unit)) return refuse("scope", edition.unit.path);
  if (!scopeCovers(edition.unit, placement.lines)) return refuse("scope", edition.unit.path);
  if (compareRevisions(edition, ref) !== 0) return refuse("rollback");
  const epoch = checkEpoch(root, edition);
  return epoch.ok ? checkNotOlder(edition, highest) : epoch;
}

export async function verifyEdition(input: EditionInput): Promise<Result<VerifiedEdition>> {
  const { jws, ref, root } = input;
  if (Buffer.byteLength(jws) !== ref.sizeBytes) return refuse("size");
  if (sha256Hex(jws) !== (ref.hash as string)) return refuse("hash");
  const opened = await openShaped("edition", readEdition, jws, (kid) => keyForRole(root, "content", kid));
  if (!opened.ok) return opened;
  const { kid, document: edition } = opened.value;
  if (edition.playlists.reduce((sum, { items }) => sum + items.length, 0) > editionItemsMax)
    return refuse("too_big");
  const announced = checkAnnounced(edition, input);
  if (!announced.ok) return announced;
  const grants = grantsOf(root, kid).filter((grant) => grantReaches(grant, edition.unit));
  if (grants.length === 0) return refuse("scope", edition.unit.path);
  const pruned = pruneEdition(edition, grants, input.placement.lines);
  const isEmptied = sizeOf(edition) > 0 && sizeOf(pruned.edition) === 0;
  if (isEmptied) return refuse(pruned.dropped[0]?.code ?? "uncovered", "nothing left");
  return ok({ hash: ref.hash, ...pruned });
}
