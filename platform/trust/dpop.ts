/**
 * Proof of a board's key with each request (RFC 9449), by the server's nonce: a board may not know what time
 * it is.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { PublicJwk } from "../../contract/envelope.ts";
import type { Kid } from "../../contract/ids.ts";
import { type Result, ok } from "../../contract/result.ts";
import type { Clock, Random } from "../ports.ts";
import { canonicalBytes } from "./base64url.ts";
import { isSignedBy, parsePayload, refuse } from "./envelope.ts";
import { type SigningKey, isCanonicalKey, signatureAlgorithm, thumbprintOf } from "./keys.ts";

const proofTyp = "dpop+jwt";
export const proofBytesMax = 2_048;
/** A nonce lives for its slot and the next: 5 to 10 minutes. */
export const nonceSlotMs = 300_000;
/** Proofs remembered at once; when full, new ones are refused until a slot has passed. */
export const proofsRememberedMax = 262_144;
/** Proofs of one key remembered at once, so that no key can fill the memory of all. */
export const proofsPerKeyMax = 16_384;

export interface Proof {
  readonly kid: Kid;
  readonly publicJwk: PublicJwk;
  readonly jti: string;
  /** `null`: the caller had none yet. */
  readonly nonce: string | null;
}

/** The URL as proofs name it: without query and fragment; `null` when it is no absolute URL. */
function proofUrl(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed === null ? null : parsed.origin + parsed.pathname;
}

/**
 * The value of the `DPoP` header. `jti` must be new each time (`random.id()`); `nonce` is the server's
 * latest.
 */
export async function makeProof(request: {
  readonly key: SigningKey;
  readonly method: string;
  readonly url: string;
  readonly nonce: string | null;
  readonly nowMs: number;
  readonly jti: string;
}): Promise<string> {
  const claims = {
    jti: request.jti,
    htm: request.method.toUpperCase(),
    htu: proofUrl(request.url),
    iat: Math.floor(request.nowMs / 1_000),
    ...(request.nonce === null ? {} : { nonce: request.nonce }),
  };
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  return request.key.sign({ typ: proofTyp, jwk: request.key.publicJwk }, payload);
}

function membersOf(bytes: Uint8Array | null | undefined): Readonly<Record<string, unknown>> | null {
  const json = bytes ? parsePayload(bytes) : null;
  if (json?.ok !== true || typeof json.value !== "object" || json.value === null) return null;
  return json.value as Readonly<Record<string, unknown>>;
}

/**
 * The public key of a proof's header, if header and key hold exactly what they should: no private half, no
 * extras.
 */
function keyOf(header: Readonly<Record<string, unknown>> | null): PublicJwk | null {
  if (header === null || Object.keys(header).sort().join() !== "alg,jwk,typ") return null;
  if (header["alg"] !== signatureAlgorithm || header["typ"] !== proofTyp) return null;
  const key = PublicJwk.strict().safeParse(header["jwk"]);
  return key.success && isCanonicalKey(key.data) ? key.data : null;
}

function isText(value: unknown, charactersMin: number): value is string {
  return typeof value === "string" && value.length >= charactersMin && value.length <= 128;
}

/** Whose key this request was made with. Whether its nonce lives and its `jti` is new is asked apart. */
export async function readProof(request: {
  readonly proof: string | undefined;
  readonly method: string;
  readonly url: string;
}): Promise<Result<Proof>> {
  const { proof } = request;
  if (proof === undefined || proof === "") return refuse("proof_missing");
  const parts = proof.length > proofBytesMax ? [] : proof.split(".");
  if (parts.length !== 3) return refuse("proof_bad");
  const [header, payload, signature] = parts.map(canonicalBytes);
  const publicJwk = keyOf(membersOf(header));
  const claims = membersOf(payload);
  if (publicJwk === null || claims === null || !signature) return refuse("proof_bad");
  if (!(await isSignedBy(proof, publicJwk))) return refuse("proof_bad");
  const { htm, htu, jti, nonce = null } = claims as Record<"htm" | "htu" | "jti" | "nonce", unknown>;
  if (htm !== request.method.toUpperCase() || htu !== proofUrl(request.url)) return refuse("proof_bad");
  if (!isText(jti, 8) || !(nonce === null || isText(nonce, 1))) return refuse("proof_bad");
  return ok({ kid: await thumbprintOf(publicJwk), publicJwk, jti, nonce });
}

export interface Nonces {
  /** The nonce to send with every answer. */
  current(): string;
  /** True for the nonce of this slot and of the one before. */
  isLive(nonce: string | null): boolean;
}

/**
 * Nonces without memory: an HMAC of the slot by a secret of this process. A restart makes clients ask once
 * more.
 */
export function createNonces({ clock, random }: { readonly clock: Clock; readonly random: Random }): Nonces {
  const secret = random.bytes(32);
  const slot = (): number => Math.floor(clock.monoMs() / nonceSlotMs);
  const nonceOf = (index: number): Buffer => createHmac("sha256", secret).update(`${index}`).digest();
  let made = { slot: Number.NaN, own: "", live: [] as Buffer[] };
  const now = (): typeof made => {
    const index = slot();
    if (made.slot === index) return made;
    const live = [nonceOf(index), nonceOf(index - 1)] as const;
    made = { slot: index, own: live[0].toString("base64url"), live: [...live] };
    return made;
  };
  return {
    current: () => now().own,
    isLive: (nonce) => {
      const bytes = nonce === null ? null : canonicalBytes(nonce);
      return bytes?.byteLength === 32 && now().live.some((live) => timingSafeEqual(bytes, live));
    },
  };
}

export interface ReplayGuard {
  /**
   * Takes note of a proof: `proof_nonce` when its nonce is missing or old, `proof_replayed` when it was seen
   * before, `too_many_requests` when no more can be remembered, of this key or at all.
   */
  admit(proof: Proof): Result<Proof>;
}

/** The proofs of one nonce, by key. */
type Seen = Map<Kid, Set<string>>;

function countIn(seen: Seen): number {
  let count = 0;
  for (const jtis of seen.values()) count += jtis.size;
  return count;
}

/** Remembers each proof for the life of its nonce. */
export function createReplayGuard({
  nonces,
  rememberedMax = proofsRememberedMax,
  perKeyMax = proofsPerKeyMax,
}: {
  readonly nonces: Nonces;
  readonly rememberedMax?: number;
  readonly perKeyMax?: number;
}): ReplayGuard {
  const seenByNonce = new Map<string, Seen>();
  let remembered = 0;

  function forgetOld(): void {
    for (const [nonce, seen] of seenByNonce) {
      if (nonces.isLive(nonce)) continue;
      remembered -= countIn(seen);
      seenByNonce.delete(nonce);
    }
  }

  function ofKey(kid: Kid): number {
    return [...seenByNonce.values()].reduce((sum, seen) => sum + (seen.get(kid)?.size ?? 0), 0);
  }

  return {
    admit: (proof) => {
      const { nonce, kid, jti } = proof;
      if (nonce === null || !nonces.isLive(nonce)) return refuse("proof_nonce");
      forgetOld();
      const seen: Seen = seenByNonce.get(nonce) ?? new Map();
      const jtis = seen.get(kid) ?? new Set<string>();
      if (jtis.has(jti)) return refuse("proof_replayed");
      if (remembered >= rememberedMax || ofKey(kid) >= perKeyMax) return refuse("too_many_requests");
      seenByNonce.set(nonce, seen.set(kid, jtis.add(jti)));
      remembered += 1;
      return ok(proof);
    },
  };
}
