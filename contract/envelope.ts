/**
 * The envelope of every signed document: JWS compact, Ed25519, `typ` names the document and with it the
 * role whose keys may sign it. Caps are checked before anything is parsed (design: security 2.3).
 */
import { z } from "zod";
import { Kid } from "./ids.ts";

export const DocumentType = z.enum(["root", "placement", "edition", "manifest", "status", "plays"]);
export type DocumentType = z.infer<typeof DocumentType>;

/** Roles a root document gives keys to. `board` is no role of the root: a board's own key signs its plays. */
export const Role = z.enum(["root", "content", "programme", "status"]);
export type Role = z.infer<typeof Role>;

/** The role that must have signed each document; plays are signed by the board's own key. */
export const roleOf: Readonly<Record<DocumentType, Role | "board">> = {
  root: "root",
  placement: "content",
  edition: "content",
  manifest: "programme",
  status: "status",
  plays: "board",
};

/** Largest size of a document in bytes, before parsing. */
export const documentBytesMax: Readonly<Record<DocumentType, number>> = {
  root: 65_536,
  placement: 8_192,
  edition: 2_097_152,
  manifest: 65_536,
  status: 65_536,
  plays: 1_048_576,
};

/** Deepest nesting of a document's JSON. */
export const documentDepthMax = 12;

/** The `typ` header of a document, e.g. `bangtin-edition+jws`. */
export function typOf(type: DocumentType): string {
  return `bangtin-${type}+jws`;
}

/** Exactly these three members; anything else in a protected header is refused. */
export const ProtectedHeader = z.strictObject({
  alg: z.literal("Ed25519"),
  kid: Kid,
  typ: z.string().regex(/^bangtin-[a-z]+\+jws$/),
});
export type ProtectedHeader = z.infer<typeof ProtectedHeader>;

/** A JWS in compact form. Whether it is canonical and true is decided by platform/trust. */
export const CompactJws = z
  .string()
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, { error: "jws" })
  .brand<"CompactJws">();
export type CompactJws = z.infer<typeof CompactJws>;

/** An Ed25519 public key (RFC 8037). */
export const PublicJwk = z.object({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicJwk = z.infer<typeof PublicJwk>;
