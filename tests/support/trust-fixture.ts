/** A small true world of signed documents: one province, one commune, one school, one board. */
import { itemText, takeoverText, tickerText } from "../../contract/approved-text.ts";
import { Edition } from "../../contract/edition.ts";
import type { CompactJws, DocumentType } from "../../contract/envelope.ts";
import type { BoardId, EditionHash } from "../../contract/ids.ts";
import { type EditionRef, Manifest } from "../../contract/manifest.ts";
import { Placement } from "../../contract/placement.ts";
import { Root } from "../../contract/root.ts";
import { Status } from "../../contract/status.ts";
import { sha256Hex } from "../../platform/files.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { makeSeededKey } from "./seeded-key.ts";
import { createSeededRandom } from "./seeded-random.ts";

export const nowMs = Date.UTC(2026, 10, 23, 7);
export const board = "b_7k2q" as BoardId;
export const commune = { line: "managed", path: "/p01/c07" } as const;
const keyNames = ["rootA", "rootB", "rootC", "central", "delegated", "programme", "status", "board"] as const;
export const assetHash = sha256Hex("a picture");
export const otherHash = sha256Hex("another picture");

export type Keys = Readonly<Record<(typeof keyNames)[number], SigningKey>>;

export async function makeKeys(seed = 1): Promise<Keys> {
  const random = createSeededRandom(seed);
  const pairs: [string, SigningKey][] = [];
  for (const name of keyNames) pairs.push([name, await makeSeededKey(random)]);
  return Object.fromEntries(pairs) as unknown as Keys;
}

export function rootOf(keys: Keys, changes: object = {}): Root {
  const grant = { kinds: ["image", "document", "notice", "ticker"], maxLevel: "normal" };
  const all = ["image", "video", "document", "notice", "ticker", "takeover"];
  return Root.parse({
    v: 1,
    version: 1,
    epoch: 1,
    issuedAtMs: nowMs - 1_000,
    expiresAtMs: nowMs + 1e10,
    keys: Object.fromEntries(
      keyNames.slice(0, -1).map((name) => [keys[name].kid, keys[name].publicJwk] as const),
    ),
    roles: {
      root: { kids: [keys.rootA.kid, keys.rootB.kid, keys.rootC.kid], threshold: 2 },
      programme: { kids: [keys.programme.kid], threshold: 1 },
      status: { kids: [keys.status.kid], threshold: 1 },
      content: {
        grants: [
          { kid: keys.central.kid, scope: { line: "managed", path: "/" }, kinds: all, maxLevel: "urgent" },
          { kid: keys.delegated.kid, scope: commune, ...grant },
        ],
      },
    },
    ...changes,
  });
}

export function placementOf(keys: Keys, changes: object = {}): Placement {
  return Placement.parse({
    v: 1,
    board,
    boardKey: keys.board.kid,
    epoch: 1,
    revision: 3,
    issuedAtMs: nowMs,
    lines: { managed: "/p01/c07/s123", located: "/p01/c07", professional: "/p01/so-gddt/thcs" },
    audiences: ["thcs", "giao_vien"],
    place: "corridor",
    timeZone: "Asia/Ho_Chi_Minh",
    ...changes,
  });
}

export function imageItem(changes: object = {}): object {
  return { id: "it_1", kind: "image", title: "Poster", asset: assetHash, durationMs: 12_000, ...changes };
}

export function takeoverOf(changes: object = {}): object {
  const window = { fromMs: nowMs, untilMs: nowMs + 60_000 };
  const words = { headline: "Mưa lớn", ticker: "Mưa lớn, ở trong lớp", short: "Mưa lớn" };
  return { id: "to_1", size: "band", severity: "warning", ...words, ...window, ...changes };
}

/** Approves everything the edition holds, for the whole commune, at every level, at any time. */
export function approveAll(edition: Edition, changes: object = {}): Edition {
  const items = edition.playlists.flatMap((playlist) => playlist.items);
  const texts = [
    ...items.map(itemText).filter((text) => text !== null),
    ...edition.tickers.map(tickerText),
    ...edition.takeovers.map(takeoverText),
  ].map(sha256Hex);
  const approval = {
    assets: edition.assets.map(({ hash }) => hash),
    texts,
    scope: commune,
    maxLevel: "urgent",
    fromMs: null,
    untilMs: null,
    uploader: "u_1",
    approvers: ["u_2"],
    ...changes,
  };
  return Edition.parse({ ...edition, approvals: [approval] });
}

/** One picture and one line of text in one campaign of the commune; approved unless `approvals` is given. */
export function editionOf(changes: object = {}): Edition {
  const edition = Edition.parse({
    v: 1,
    unit: commune,
    publisher: { id: "c07", name: "Xã Tân An", shortName: "Tân An" },
    epoch: 1,
    revision: 97,
    prev: null,
    issuedAtMs: nowMs,
    assets: [{ hash: assetHash, sizeBytes: 9, mime: "image/webp", widthPx: 1_920, heightPx: 1_080 }],
    playlists: [{ id: "pl_a", name: "A", items: [imageItem()] }],
    tickers: [{ id: "tk_1", severity: "info", text: "Họp phụ huynh thứ Bảy", short: "Họp phụ huynh" }],
    campaigns: [{ id: "cp_1", name: "C", level: "normal", playlists: ["pl_a"], tickers: ["tk_1"] }],
    takeovers: [],
    approvals: [],
    ...changes,
  });
  return "approvals" in changes ? edition : approveAll(edition);
}

export function refOf(jws: CompactJws, edition: Edition): EditionRef {
  const { unit, epoch, revision } = edition;
  return { unit, epoch, revision, hash: sha256Hex(jws) as string as EditionHash, sizeBytes: jws.length };
}

export function manifestOf(keys: Keys, changes: object = {}): Manifest {
  return Manifest.parse({
    v: 1,
    board,
    boardKey: keys.board.kid,
    unit: "/p01/c07/s123",
    unitName: "THCS Bến Đò A",
    boardName: "Hành lang tầng 1",
    epoch: 1,
    revision: 1_042,
    prev: null,
    issuedAtMs: nowMs,
    notBeforeMs: nowMs,
    expiresAtMs: nowMs + 86_400_000,
    rootVersion: 1,
    placementRevision: 3,
    minApp: "0.1.0",
    timeZone: "Asia/Ho_Chi_Minh",
    editions: [],
    settings: {},
    ...changes,
  });
}

export function statusOf(changes: object = {}): Status {
  return Status.parse({
    v: 1,
    board,
    epoch: 1,
    revision: 1_042,
    manifest: null,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + 600_000,
    minRootVersion: 1,
    withdrawn: { assets: [], items: [], editions: [] },
    nonce: "nonce-0001",
    timeMs: nowMs,
    ...changes,
  });
}

/** Signs anything as a document of this type, also what no honest signer would. */
export function sign(type: DocumentType, payload: unknown, key: SigningKey): Promise<CompactJws> {
  return signDocument(type, payload, key);
}
