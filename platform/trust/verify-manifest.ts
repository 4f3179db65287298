/** Believes a manifest: for this board, newer than the last, in force, and no wider than the placement. */
import { compareRevisions, type Revision } from "../../contract/revision.ts";
import type { BoardId, Kid, Sha256 } from "../../contract/ids.ts";
import { Manifest } from "../../contract/manifest.ts";
import type { Placement } from "../../contract/placement.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import type { Root } from "../../contract/root.ts";
import { sha256Hex } from "../files.ts";
import { checkEpoch, openShaped } from "./document.ts";
import { refuse } from "./envelope.ts";
import { keyForRole } from "./root.ts";

const readManifest = (payload: unknown): Result<Manifest> => parseWith(Manifest, payload);

/** How far a board's trusted clock may lag behind the hub's, in milliseconds. */
export const clockSkewMs = 300_000;

/** The manifest accepted last. `hash` is that of its JWS; `null` when only the counter survived. */
export interface CurrentManifest extends Revision {
  readonly hash: Sha256 | null;
}

export interface ManifestInput {
  readonly jws: string;
  readonly root: Root;
  readonly board: BoardId;
  readonly boardKey: Kid;
  /** The trusted placement: a manifest may only narrow it. */
  readonly placement: Placement;
  readonly current: CurrentManifest | null;
  /** Board time; judged only when `isClockTrusted` (NTP or signed time). */
  readonly nowMs: number;
  readonly isClockTrusted: boolean;
  /** Version of this player, `1.4.0`. */
  readonly app: string;
}

/** Compares `1.10.0` with `1.9.2` number by number; what follows a hyphen or plus is ignored. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string): number[] => version.split(/[-+]/, 1).join("").split(".").map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Time bars a first activation only: the manifest that plays already is not asked again. */
function checkTime(manifest: Manifest, input: ManifestInput): Result<null> {
  if (!input.isClockTrusted) return ok(null);
  if (manifest.notBeforeMs > input.nowMs + clockSkewMs) return refuse("not_yet");
  if (manifest.expiresAtMs <= input.nowMs) return refuse("expired");
  return input.root.expiresAtMs <= input.nowMs ? refuse("expired", `root ${input.root.version}`) : ok(null);
}

function checkPlacement(manifest: Manifest, { placement }: ManifestInput): Result<null> {
  if (manifest.placementRevision > placement.revision) return refuse("not_yet", "placement");
  const narrows =
    manifest.timeZone === placement.timeZone &&
    manifest.settings.audiences.every((audience) => placement.audiences.includes(audience));
  return narrows ? ok(null) : refuse("scope", "placement");
}

export async function verifyManifest(input: ManifestInput): Promise<Result<Manifest>> {
  const { root, current } = input;
  const opened = await openShaped("manifest", readManifest, input.jws, (kid) =>
    keyForRole(root, "programme", kid),
  );
  if (!opened.ok) return opened;
  const manifest = opened.value.document;
  if (manifest.board !== input.board || manifest.boardKey !== input.boardKey) return refuse("board_mismatch");
  const epoch = checkEpoch(root, manifest);
  if (!epoch.ok) return epoch;
  if (current !== null) {
    const order = compareRevisions(manifest, current);
    if (order === 0 && sha256Hex(input.jws) === current.hash) return ok(manifest);
    if (order <= 0) return refuse("rollback");
  }
  if (manifest.rootVersion > root.version)
    return refuse("root_chain", `${root.version} -> ${manifest.rootVersion}`);
  for (const check of [checkPlacement(manifest, input), checkTime(manifest, input)]) {
    if (!check.ok) return check;
  }
  return compareVersions(manifest.minApp, input.app) > 0 ? refuse("min_app", manifest.minApp) : ok(manifest);
}
