/**
 * Key pairs that a seed repeats: hashes of signed documents name requests, so other keys would be another
 * day.
 */
import type { Random } from "../../platform/ports.ts";

/** What stands before the 32 secret bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const algorithm = { name: "Ed25519" };

/** From now on every Ed25519 key made in this process follows from `random`. Answers how to end that. */
export function seedKeys(random: Random): () => void {
  const { subtle } = globalThis.crypto;
  const original = subtle.generateKey.bind(subtle);
  const generateKey = async (_algorithm: unknown, isExtractable: boolean): Promise<CryptoKeyPair> => {
    const der = new Uint8Array(Buffer.concat([pkcs8Prefix, random.bytes(32)]));
    const privateKey = await subtle.importKey("pkcs8", der, algorithm, isExtractable, ["sign"]);
    const { kty, crv, x } = await subtle.exportKey("jwk", privateKey);
    const publicKey = await subtle.importKey("jwk", { kty, crv, x } as JsonWebKey, algorithm, true, [
      "verify",
    ]);
    return { privateKey, publicKey };
  };
  Object.defineProperty(subtle, "generateKey", { value: generateKey, configurable: true });
  return () => Object.defineProperty(subtle, "generateKey", { value: original, configurable: true });
}
