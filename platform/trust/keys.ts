/** Ed25519 key pairs: made, kept in a file of their own, and used without ever showing the private half. */
import { type KeyObject, createPrivateKey, sign } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { type CompactJws, PublicJwk } from "../../contract/envelope.ts";
import type { Kid } from "../../contract/ids.ts";
import { privateFileMode, readTextIfExists, writeFileAtomic } from "../files.ts";
import { canonicalBytes } from "./base64url.ts";

export const signatureAlgorithm = "Ed25519";

/** An Ed25519 private key (RFC 8037). Secret: it goes into a 0600 file and nowhere else. */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** What may sign. The private half cannot be read from it, so that it may be passed about and logged. */
export interface SigningKey {
  readonly kid: Kid;
  readonly publicJwk: PublicJwk;
  /** A compact JWS over `payload`; `alg` is added to the header. */
  sign(
    header: { readonly typ: string; readonly [name: string]: unknown },
    payload: Uint8Array,
  ): Promise<CompactJws>;
}

const privateHalves = new WeakMap<SigningKey, KeyObject>();

/** The RFC 7638 thumbprint: the name (`kid`) of a public key. */
export async function thumbprintOf(jwk: PublicJwk): Promise<Kid> {
  return (await calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x })) as Kid;
}

/** True when `x` is the canonical spelling of 32 bytes, so that one key has one thumbprint. */
export function isCanonicalKey(jwk: PublicJwk): boolean {
  return canonicalBytes(jwk.x)?.byteLength === 32;
}

export async function importSigningKey(jwk: PrivateJwk): Promise<SigningKey> {
  const { kty, crv, x, d } = jwk;
  const secret = createPrivateKey({ key: { kty, crv, x, d }, format: "jwk" });
  const publicJwk = PublicJwk.parse({ kty, crv, x });
  if (!isCanonicalKey(publicJwk)) throw new Error("The public key is not in its canonical encoding");
  const key: SigningKey = {
    kid: await thumbprintOf(publicJwk),
    publicJwk,
    sign: async (header, payload) => {
      const head = Buffer.from(JSON.stringify({ alg: signatureAlgorithm, ...header }));
      const signed = `${head.toString("base64url")}.${Buffer.from(payload).toString("base64url")}`;
      return `${signed}.${sign(null, Buffer.from(signed), secret).toString("base64url")}` as CompactJws;
    },
  };
  privateHalves.set(key, secret);
  return key;
}

/** The private key, to be kept: the one way to get at it. */
export async function exportSigningKey(key: SigningKey): Promise<PrivateJwk> {
  const secret = privateHalves.get(key);
  if (secret === undefined) throw new Error("This signing key was not made here");
  const { d = "" } = secret.export({ format: "jwk" });
  return { ...key.publicJwk, d };
}

export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(signatureAlgorithm, { extractable: true });
  return importSigningKey((await exportJWK(privateKey)) as PrivateJwk);
}

/**
 * Reads the key from its file; without one, makes one and keeps it (0600, durable before it is first used).
 */
export async function loadOrMakeSigningKey(path: string): Promise<SigningKey> {
  const text = await readTextIfExists(path);
  if (text !== null) return importSigningKey(JSON.parse(text) as PrivateJwk);
  const key = await makeSigningKey();
  await writeFileAtomic(path, JSON.stringify(await exportSigningKey(key)), { mode: privateFileMode });
  return key;
}

export { fingerprintWords } from "./fingerprint.ts";
