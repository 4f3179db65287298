/**
 * The root document: which keys may sign what. JWS General JSON, signed by the threshold of the old and the
 * new root.
 */
import { z } from "zod";
import { PublicJwk } from "./envelope.ts";
import { Kid } from "./ids.ts";
import { Level } from "./level.ts";
import { EpochMs } from "./time.ts";
import { Scope } from "./unit.ts";

export const ContentKind = z.enum(["image", "video", "document", "notice", "ticker", "takeover"]);
export type ContentKind = z.infer<typeof ContentKind>;

const threshold = z.number().int().min(1).max(16);
const KeySet = z.object({ kids: z.array(Kid).min(1).max(16), threshold });

/** What one content key may sign: editions of units within `scope`, of these kinds, up to this level. */
export const Grant = z.object({
  kid: Kid,
  scope: Scope,
  kinds: z.array(ContentKind).min(1),
  maxLevel: Level,
});
export type Grant = z.infer<typeof Grant>;

export const Root = z.object({
  v: z.literal(1),
  version: z.number().int().min(1),
  epoch: z.number().int().min(1),
  issuedAtMs: EpochMs,
  expiresAtMs: EpochMs,
  revokedKids: z.array(Kid).max(256).default([]),
  keys: z.record(Kid, PublicJwk),
  roles: z.object({
    root: KeySet,
    programme: KeySet,
    status: KeySet,
    content: z.object({ grants: z.array(Grant).min(1).max(256) }),
  }),
});
export type Root = z.infer<typeof Root>;

/** The general serialisation (RFC 7515 section 7.2.1), without unprotected headers. */
export const SignedRoot = z.strictObject({
  payload: z.string().regex(/^[A-Za-z0-9_-]+$/),
  signatures: z
    .array(
      z.strictObject({
        protected: z.string().regex(/^[A-Za-z0-9_-]+$/),
        signature: z.string().regex(/^[A-Za-z0-9_-]+$/),
      }),
    )
    .min(1)
    .max(32),
});
export type SignedRoot = z.infer<typeof SignedRoot>;
