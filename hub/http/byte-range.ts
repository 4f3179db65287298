/** One byte range of a request (RFC 9110 section 14), guarded by `If-Range`. */

/** Both ends inclusive. */
export interface ByteRange {
  readonly fromByte: number;
  readonly toByte: number;
}

/**
 * `null`: answer the whole. Several ranges, other units and malformed headers are ignored, as the standard
 * allows; a range that begins past the end is `unsatisfiable`. `If-Range` counts only if it is exactly our
 * strong ETag.
 */
export function byteRangeOf(
  headers: { readonly range?: string | undefined; readonly ifRange?: string | undefined },
  etag: string,
  sizeBytes: number,
): ByteRange | "unsatisfiable" | null {
  if (headers.ifRange !== undefined && headers.ifRange !== etag) return null;
  const [whole, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? "") ?? [];
  if (whole === undefined || (from === "" && to === "")) return null;
  if (from === "") {
    const lastBytes = Math.min(Number(to), sizeBytes);
    return lastBytes === 0 ? "unsatisfiable" : { fromByte: sizeBytes - lastBytes, toByte: sizeBytes - 1 };
  }
  const fromByte = Number(from);
  const toByte = to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (to !== "" && Number(to) < fromByte) return null;
  return fromByte >= sizeBytes ? "unsatisfiable" : { fromByte, toByte };
}
