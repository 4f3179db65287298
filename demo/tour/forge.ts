/**
 * What an attacker on the road can make: the same documents with other words, signed by a key nobody
 * trusts.
 */
import { type CompactJws, type DocumentType, typOf } from "../../contract/envelope.ts";
import type { Kid } from "../../contract/ids.ts";
import { type SigningKey } from "../../platform/trust/keys.ts";

export interface Forgery {
  /** The attacker's own key. */
  readonly key: SigningKey;
  /** Turns the true JSON into the false one. */
  readonly rewrite: (json: string) => string;
}

const part = (jws: string, index: number): string =>
  Buffer.from(jws.split(".")[index] ?? "", "base64url").toString("utf8");

export function payloadOf(jws: string): string {
  return part(jws, 1);
}

/** Keeps the true signer's name in the header, so that only the signature gives the forgery away. */
export async function forge(type: DocumentType, jws: string, { key, rewrite }: Forgery): Promise<CompactJws> {
  const { kid } = JSON.parse(part(jws, 0)) as { kid: Kid };
  const payload = new TextEncoder().encode(rewrite(payloadOf(jws)));
  return key.sign({ kid, typ: typOf(type) }, payload);
}

/**
 * Replaces every mark by another number of as many digits, so that the size of the document stays as
 * announced.
 */
export function swapMarks(json: string, falseMark: (digits: number) => number): string {
  return json.replace(/"mark":(\d+)/g, (_, digits: string) => `"mark":${falseMark(digits.length)}`);
}
