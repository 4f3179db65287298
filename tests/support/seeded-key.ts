/** Key pairs that a seed repeats. Never outside tests. */
import { createPrivateKey } from "node:crypto";
import type { Random } from "../../platform/ports.ts";
import { type PrivateJwk, type SigningKey, importSigningKey } from "../../platform/trust/keys.ts";

/** What stands before the 32 secret bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

export async function makeSeededKey(random: Random): Promise<SigningKey> {
  const der = Buffer.concat([pkcs8Prefix, random.bytes(32)]);
  const jwk = createPrivateKey({ key: der, format: "der", type: "pkcs8" }).export({ format: "jwk" });
  return importSigningKey(jwk as unknown as PrivateJwk);
}
