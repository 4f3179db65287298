/**
 * Signs documents and opens signed ones: the one road from bytes somebody sent to JSON somebody we trust
 * wrote.
 */
import { compactVerify } from "jose";
import {
  type CompactJws,
  type DocumentType,
  ProtectedHeader,
  type PublicJwk,
  documentBytesMax,
  documentDepthMax,
  typOf,
} from "../../contract/envelope.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { Kid } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { canonicalBytes } from "./base64url.ts";
import { type SigningKey, signatureAlgorithm } from "./keys.ts";

/** Gives the key that may sign this document under this name, or `null`. */
export type KeysFor = (kid: Kid) => PublicJwk | null;

/** A document whose signature was verified; `payload` is JSON, still unchecked. */
export interface OpenedDocument {
  readonly kid: Kid;
  readonly payload: unknown;
}

const compactForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

export function refuse<Value = never>(code: ErrorCode, detail?: string): Result<Value> {
  return failed(problem(code, "", detail));
}

/**
 * Signs `payload` as a document. One that would be refused for its size is a broken invariant of the caller.
 */
export async function signDocument(
  type: DocumentType,
  payload: unknown,
  key: SigningKey,
): Promise<CompactJws> {
  const jws = await key.sign(
    { kid: key.kid, typ: typOf(type) },
    new TextEncoder().encode(JSON.stringify(payload)),
  );
  if (jws.length > documentBytesMax[type])
    throw new RangeError(`A ${type} of ${jws.length} bytes is too big`);
  return jws;
}

/** Deepest nesting of JSON text, found without parsing it. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (isInString) {
      if (letter === "\\") index += 1;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === "{" || letter === "[") deepest = Math.max(deepest, (depth += 1));
    else if (letter === "}" || letter === "]") depth -= 1;
  }
  return deepest;
}

/** UTF-8 bytes -> JSON, refusing broken UTF-8, a byte order mark, and nesting deeper than the cap. */
export function parsePayload(bytes: Uint8Array): Result<unknown> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (jsonDepth(text) > documentDepthMax) return refuse("schema", `nested deeper than ${documentDepthMax}`);
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return refuse("schema", error instanceof Error ? error.message : undefined);
  }
}

/** Exactly `alg`, `kid` and `typ`, and the `typ` of this document. */
export function readHeader(type: DocumentType, bytes: Uint8Array): Result<ProtectedHeader> {
  const json = parsePayload(bytes);
  const header = json.ok ? ProtectedHeader.safeParse(json.value) : null;
  if (header?.success !== true) return refuse("header");
  if (header.data.typ !== typOf(type)) return refuse("role_wrong", header.data.typ);
  return ok(header.data);
}

/** True when `jws` (canonical already) was signed by the private half of `jwk`. */
export async function isSignedBy(jws: string, jwk: PublicJwk): Promise<boolean> {
  try {
    await compactVerify(jws, jwk, { algorithms: [signatureAlgorithm] });
    return true;
  } catch {
    return false;
  }
}

/** As `openDocument`, and says whose key it was. */
export async function openEnvelope(
  type: DocumentType,
  jws: string,
  keysFor: KeysFor,
): Promise<Result<OpenedDocument>> {
  if (jws.length > documentBytesMax[type]) return refuse("too_big");
  if (!compactForm.test(jws)) return refuse("encoding");
  const [header, payload, signature] = jws.split(".").map(canonicalBytes);
  if (!header || !payload || !signature) return refuse("encoding");
  const read = readHeader(type, header);
  if (!read.ok) return read;
  const { kid } = read.value;
  const key = keysFor(kid);
  if (key === null) return refuse("role_wrong", kid);
  if (!(await isSignedBy(jws, key))) return refuse("sig_bad", kid);
  const json = parsePayload(payload);
  return json.ok ? ok({ kid, payload: json.value }) : json;
}

/**
 * Opens a document: size cap, canonical base64url, strict header, key by `kid`, Ed25519, then the same bytes
 * as JSON. `keysFor` fixes the role: it answers `null` for every key that may not sign this kind of document.
 */
export async function openDocument(
  type: DocumentType,
  jws: string,
  keysFor: KeysFor,
): Promise<Result<unknown>> {
  const opened = await openEnvelope(type, jws, keysFor);
  return opened.ok ? ok(opened.value.payload) : opened;
}
