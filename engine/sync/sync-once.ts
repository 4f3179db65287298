/**
 * One look at the hub: manifest (a 304 ends it), then whatever roots, placement and editions are needed to
 * believe it. Answers a whole verified set of documents, or nothing; what is refused leaves the old
 * programme alone.
 */
import { type DocumentType, CompactJws, documentBytesMax } from "../../contract/envelope.ts";
import { endpoints } from "../../contract/endpoints.ts";
import type { Sha256 } from "../../contract/ids.ts";
import type { EditionRef, Manifest } from "../../contract/manifest.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";
import { sha256Hex } from "../../platform/files.ts";
import { verifyNextRoot } from "../../platform/trust/root.ts";
import { type VerifiedEdition, verifyEdition } from "../../platform/trust/verify-edition.ts";
import { type CurrentManifest, verifyManifest } from "../../platform/trust/verify-manifest.ts";
import { verifyPlacement } from "../../platform/trust/verify-placement.ts";
import type { Activation, BoardState } from "../board-state.ts";
import type { ReportRefusal } from "../health/report-refusal.ts";
import type { Membership } from "../identity/membership.ts";
import type { BoardClock } from "../playback/board-clock.ts";
import type { EditionFiles } from "../store/documents.ts";
import type { HubClient } from "./hub-client.ts";
import type { HubRequest } from "./send-request.ts";

const rootsBytesMax = 64 * 65_536;
/** Codes that newer roots or a newer placement may cure. */
const staleTrust: ReadonlySet<string> = new Set(["sig_bad", "role_wrong", "root_chain", "not_yet", "scope"]);

export interface SyncParts {
  readonly state: BoardState;
  readonly hub: HubClient;
  readonly files: EditionFiles;
  readonly clock: BoardClock;
  readonly app: string;
  readonly refused: ReportRefusal;
  /** The newest manifest at hand, waiting or playing: the hub need not send it again. */
  heldManifest(): Sha256 | null;
  /** The manifest accepted last, at hand or only remembered: nothing older is looked at. */
  accepted(): CurrentManifest | null;
  /** The highest revision ever accepted of one document. */
  highest(document: string): Revision | null;
  /** Stores a newer root or placement before anything is judged by it. */
  saveMembership(next: Membership): Promise<void>;
}

/** The counter of one unit's editions. */
export function editionCounter({ unit }: EditionRef): string {
  return `edition:${unit.line}:${unit.path}`;
}

async function getJws(
  hub: HubClient,
  type: DocumentType,
  path: string,
  headers: HubRequest["headers"] = {},
): Promise<Result<CompactJws | null>> {
  const request = { method: "GET", path, headers, isProven: true, accept: "application/jose" } as const;
  const answer = await hub.text(request, documentBytesMax[type] + 1);
  if (!answer.ok) return answer;
  const { text } = answer.value;
  if (text === null) return ok(null);
  return CompactJws.safeParse(text).success ? ok(text as CompactJws) : failed(problem("encoding", path));
}

async function refreshRoots(parts: SyncParts, member: Membership): Promise<Membership> {
  const request = { method: "GET", isProven: false, accept: "application/json" } as const;
  const path = `/v1/roots?after=${member.root.version}`;
  const answer = await parts.hub.text({ ...request, path }, rootsBytesMax);
  const parsed = answer.ok ? parseJsonWith(endpoints.roots.answer, answer.value.text ?? "") : answer;
  if (!parsed.ok) {
    if (answer.ok) parts.refused(parsed.problems[0], "roots", `${member.root.version}`);
    return member;
  }
  let current = member;
  for (const signedRoot of parsed.value.roots) {
    const next = await verifyNextRoot(current.root, signedRoot);
    if (!next.ok) {
      parts.refused(next.problems[0], "root", sha256Hex(JSON.stringify(signedRoot)));
      break;
    }
    parts.clock.takeIssueTime(next.value.issuedAtMs);
    current = { ...current, signedRoot, root: next.value };
    await parts.saveMembership(current);
  }
  return current;
}

function newerOf(known: Revision | null, held: Revision): Revision {
  return known !== null && compareRevisions(known, held) > 0 ? known : held;
}

/** One with the revision of the held one and other bytes is no newer: refused like an older one. */
async function refreshPlacement(parts: SyncParts, member: Membership): Promise<Membership> {
  const etag = `"${sha256Hex(member.placementJws)}"`;
  const jws = await getJws(parts.hub, "placement", "/v1/placement", { "if-none-match": etag });
  if (!jws.ok || jws.value === null || jws.value === member.placementJws) return member;
  const placement = await verifyPlacement({
    jws: jws.value,
    root: member.root,
    board: member.board,
    boardKey: member.placement.boardKey,
    highest: newerOf(parts.highest("placement"), member.placement),
  });
  const isOther = placement.ok && compareRevisions(placement.value, member.placement) === 0;
  if (!placement.ok || isOther) {
    const found = placement.ok ? problem("rollback", "placement") : placement.problems[0];
    parts.refused(found, "placement", sha256Hex(jws.value));
    return member;
  }
  const next = { ...member, placementJws: jws.value, placement: placement.value };
  await parts.saveMembership(next);
  return next;
}

async function refreshTrust(parts: SyncParts, member: Membership): Promise<Membership> {
  return refreshPlacement(parts, await refreshRoots(parts, member));
}

function judge(parts: SyncParts, member: Membership, jws: CompactJws): Promise<Result<Manifest>> {
  return verifyManifest({
    jws,
    root: member.root,
    board: member.board,
    boardKey: member.placement.boardKey,
    placement: member.placement,
    current: parts.accepted(),
    nowMs: parts.clock.nowMs(),
    isClockTrusted: parts.clock.isTrusted(),
    app: parts.app,
  });
}

async function fetchEdition(
  parts: SyncParts,
  member: Membership,
  ref: EditionRef,
): Promise<Result<VerifiedEdition>> {
  const stored = await parts.files.read(ref.hash);
  const jws = stored === null ? await getJws(parts.hub, "edition", `/v1/editions/${ref.hash}`) : ok(stored);
  if (!jws.ok) return jws;
  if (jws.value === null) return failed(problem("hub_answer_bad", ref.hash));
  const highest = parts.highest(editionCounter(ref));
  const { root, placement } = member;
  const edition = await verifyEdition({ jws: jws.value, ref, root, placement, highest });
  if (!edition.ok) return edition;
  if (stored === null) parts.files.keep(ref.hash, jws.value);
  return edition;
}

/** All editions of a manifest, or the first reason why not: documents are whole. */
async function fetchEditions(
  parts: SyncParts,
  member: Membership,
  manifest: Manifest,
): Promise<Result<VerifiedEdition[]>> {
  const editions: VerifiedEdition[] = [];
  let worst: Problem | null = null;
  const all = await Promise.all(
    manifest.editions.map(async (ref) => ({ ref, edition: await fetchEdition(parts, member, ref) })),
  );
  for (const { ref, edition } of all) {
    if (edition.ok) {
      editions.push(edition.value);
      for (const { id, code } of edition.value.dropped) {
        parts.refused(problem(code, id), `edition ${ref.unit.path}`, `${ref.hash}:${id}`);
      }
      continue;
    }
    const [first] = edition.problems;
    parts.refused(first, `edition ${ref.unit.path}`, ref.hash);
    worst = first;
  }
  return worst === null ? ok(editions) : failed(worst);
}

/** `null`: nothing newer than what was accepted. */
export async function syncOnce(parts: SyncParts, mustRefresh: boolean): Promise<Result<Activation | null>> {
  const { state } = parts;
  if (state.membership === null) return ok(null);
  let member = mustRefresh ? await refreshTrust(parts, state.membership) : state.membership;
  const heldHash = parts.heldManifest();
  const etag = heldHash === null ? {} : { "if-none-match": `"${heldHash}"` };
  const fetched = await getJws(parts.hub, "manifest", "/v1/manifest", etag);
  if (!fetched.ok) {
    parts.refused(fetched.problems[0], "manifest", fetched.problems[0].code);
    return fetched;
  }
  const jws = fetched.value;
  if (jws === null) return ok(null);
  let manifest = await judge(parts, member, jws);
  if (!manifest.ok && staleTrust.has(manifest.problems[0].code) && !mustRefresh) {
    member = await refreshTrust(parts, member);
    manifest = await judge(parts, member, jws);
  }
  const manifestHash = sha256Hex(jws);
  if (!manifest.ok) {
    parts.refused(manifest.problems[0], "manifest", manifestHash);
    return manifest;
  }
  const editions = await fetchEditions(parts, member, manifest.value);
  if (!editions.ok) return editions;
  parts.clock.takeIssueTime(manifest.value.issuedAtMs);
  const { signedRoot, placementJws, placement } = member;
  return ok({
    signedRoot,
    placementJws,
    placement,
    manifestJws: jws,
    manifestHash,
    manifest: manifest.value,
    editions: editions.value,
  });
}
