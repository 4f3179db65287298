/** The root document: signed by several holders, each version vouched for by the one before. */
import {
  type CompactJws,
  type PublicJwk,
  type Role,
  documentBytesMax,
  typOf,
} from "../../contract/envelope.ts";
import type { Kid, Sha256 } from "../../contract/ids.ts";
import { parseWith } from "../../contract/parse.ts";
import { type Result, ok } from "../../contract/result.ts";
import { type Grant, Root, SignedRoot } from "../../contract/root.ts";
import { sha256Hex } from "../files.ts";
import { canonicalBytes } from "./base64url.ts";
import { shaped } from "./document.ts";
import { isSignedBy, parsePayload, readHeader, refuse } from "./envelope.ts";
import { type SigningKey, isCanonicalKey, thumbprintOf } from "./keys.ts";

/** Signs with every key given; whether that meets the thresholds is for the verifiers to say. */
export async function signRoot(root: Root, keys: readonly SigningKey[]): Promise<SignedRoot> {
  const bytes = new TextEncoder().encode(JSON.stringify(root));
  const payload = Buffer.from(bytes).toString("base64url");
  const signatures = await Promise.all(
    keys.map(async (key) => {
      const jws: CompactJws = await key.sign({ kid: key.kid, typ: typOf("root") }, bytes);
      const [header = "", , signature = ""] = jws.split(".");
      return { protected: header, signature };
    }),
  );
  return { payload, signatures };
}

/** A key the root names and has not revoked. */
function liveKey(root: Root, kid: Kid): PublicJwk | null {
  if (root.revokedKids.includes(kid) || !Object.hasOwn(root.keys, kid)) return null;
  return root.keys[kid] ?? null;
}

/** What a content key may sign; empty for a revoked or unknown key. */
export function grantsOf(root: Root, kid: Kid): readonly Grant[] {
  return liveKey(root, kid) === null ? [] : root.roles.content.grants.filter((grant) => grant.kid === kid);
}

/**
 * The key `kid`, if it holds `role` and is not revoked. A compact document carries one signature, so a role
 * that asks for more than one has no key that suffices alone.
 */
export function keyForRole(root: Root, role: Role, kid: Kid): PublicJwk | null {
  if (role === "content") return grantsOf(root, kid).length > 0 ? liveKey(root, kid) : null;
  const { kids, threshold } = root.roles[role];
  const suffices = role === "root" || threshold === 1;
  return suffices && kids.includes(kid) ? liveKey(root, kid) : null;
}

/** Every key is named by its own thumbprint, every role has keys, every threshold can be met. */
async function checkKeys(root: Root): Promise<Result<null>> {
  for (const [kid, jwk] of Object.entries(root.keys)) {
    if (!isCanonicalKey(jwk) || (await thumbprintOf(jwk)) !== kid) return refuse("schema", `keys.${kid}`);
  }
  for (const role of ["root", "programme", "status"] as const) {
    const live = new Set(root.roles[role].kids.filter((kid) => liveKey(root, kid) !== null));
    if (live.size < root.roles[role].threshold) return refuse("schema", `roles.${role}.threshold`);
  }
  return ok(null);
}

/**
 * Names a root document by the SHA-256 of the bytes its holders signed. A board that was told the first
 * one's need not believe whoever answers first.
 */
export function rootFingerprint(signed: SignedRoot): Sha256 {
  return sha256Hex(Buffer.from(signed.payload, "base64url"));
}

function readRoot(signed: SignedRoot): Result<Root> {
  const bytes = canonicalBytes(signed.payload);
  if (bytes === null) return refuse("encoding");
  const json = parsePayload(bytes);
  return json.ok ? shaped(parseWith(Root, json.value)) : json;
}

/**
 * Shape and size before anything else; unknown members are refused, for there is nothing in them we signed.
 */
function readSigned(signed: unknown): Result<SignedRoot> {
  const text = JSON.stringify(signed) ?? "";
  if (text.length > documentBytesMax.root) return refuse("too_big");
  return shaped(parseWith(SignedRoot, signed));
}

/**
 * The distinct keys of `holders` that signed. A signature by a holder that does not verify spoils the
 * document; one by a stranger says nothing.
 */
async function signersOf(signed: SignedRoot, holders: readonly Root[]): Promise<Result<ReadonlySet<Kid>>> {
  const signers = new Set<Kid>();
  for (const entry of signed.signatures) {
    const headerBytes = canonicalBytes(entry.protected);
    if (headerBytes === null || canonicalBytes(entry.signature) === null) return refuse("encoding");
    const header = readHeader("root", headerBytes);
    if (!header.ok) return header;
    const { kid } = header.value;
    const key = holders.map((root) => keyForRole(root, "root", kid)).find((found) => found !== null);
    if (key === undefined || key === null) continue;
    const jws = `${entry.protected}.${signed.payload}.${entry.signature}`;
    if (!(await isSignedBy(jws, key))) return refuse("sig_bad", kid);
    signers.add(kid);
  }
  return ok(signers);
}

function checkThreshold(root: Root, signers: ReadonlySet<Kid>): Result<null> {
  const count = [...signers].filter((kid) => keyForRole(root, "root", kid) !== null).length;
  const { threshold } = root.roles.root;
  return count >= threshold ? ok(null) : refuse("sig_bad", `${count}/${threshold}`);
}

/** The first root a board sees, at pairing: it must meet its own threshold. From then on it is pinned. */
export async function verifyFirstRoot(signed: unknown): Promise<Result<Root>> {
  const outer = readSigned(signed);
  if (!outer.ok) return outer;
  const root = readRoot(outer.value);
  if (!root.ok) return root;
  const keys = await checkKeys(root.value);
  if (!keys.ok) return keys;
  const signers = await signersOf(outer.value, [root.value]);
  if (!signers.ok) return signers;
  const met = checkThreshold(root.value, signers.value);
  return met.ok ? root : met;
}

/** The next root: exactly one version on, signed by the thresholds of the trusted one and its own. */
export async function verifyNextRoot(trusted: Root, signed: unknown): Promise<Result<Root>> {
  const outer = readSigned(signed);
  if (!outer.ok) return outer;
  const byOld = await signersOf(outer.value, [trusted]);
  if (!byOld.ok) return byOld;
  const oldMet = checkThreshold(trusted, byOld.value);
  if (!oldMet.ok) return oldMet;
  const next = await verifyFirstRoot(outer.value);
  if (!next.ok) return next;
  const { version, epoch } = next.value;
  if (version !== trusted.version + 1 || epoch < trusted.epoch) {
    return refuse("root_chain", `${trusted.version} -> ${version}`);
  }
  return next;
}
