/** Names a public key in three words that can be read across a room and compared. */
import type { Kid } from "../../contract/ids.ts";
import { fingerprintWordList } from "./fingerprint-words.ts";

/** Three words, 24 bits of the thumbprint: enough for two people to tell boards apart, not a proof. */
export function fingerprintWords(kid: Kid): string {
  return [...Buffer.from(kid, "base64url").subarray(0, 3)].map((byte) => fingerprintWordList[byte]).join(" ");
}
