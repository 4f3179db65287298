/** Base64url in its one canonical spelling; every other spelling of the same bytes is refused. */

const wholePart = /^[A-Za-z0-9_-]+$/;

/**
 * The bytes of a part, or `null` when it is not their canonical spelling (padding, stray bits, other
 * letters).
 */
export function canonicalBytes(part: string): Buffer | null {
  if (!wholePart.test(part)) return null;
  const bytes = Buffer.from(part, "base64url");
  return bytes.toString("base64url") === part ? bytes : null;
}
