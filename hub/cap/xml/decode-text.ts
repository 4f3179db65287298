/**
 * Bytes of an XML document -> text: a byte order mark first, then valid UTF-8 whatever is declared, then the
 * declared encoding if it is one of the few that real senders use. Nothing is replaced silently.
 */
import { problem } from "../../../contract/problem.ts";
import { type Result, failed, ok } from "../../../contract/result.ts";

/** Largest document taken in: a national feed of alerts with its pictures inside. */
export const capBytesMax = 2_097_152;

/**
 * Declared names -> what the decoder calls them. UTF-7 and everything else that shifts states is not here.
 */
const encodings: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "windows-1252",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
  "windows-1258": "windows-1258",
  "utf-16": "utf-16le",
};

const declaration = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

export function decodeText(bytes: Uint8Array): Result<string> {
  if (bytes.byteLength > capBytesMax) return failed(problem("too_big", "", `${capBytesMax} bytes`));
  const marked = markedEncoding(bytes);
  const declared = declaration.exec(Buffer.from(bytes.subarray(0, 256)).toString("latin1"))?.[1] ?? "utf-8";
  const known = encodings[declared.toLowerCase()];
  if (marked === null && known === undefined) return failed(problem("cap_encoding", "", declared));
  const text = marked === null ? (decoded(bytes, "utf-8") ?? null) : decoded(bytes, marked);
  if (text !== null) return ok(text);
  const other = known === undefined || known === "utf-8" || marked !== null ? null : decoded(bytes, known);
  return other === null ? failed(problem("cap_encoding", "", declared)) : ok(other);
}
