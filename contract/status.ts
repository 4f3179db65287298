/**
 * The short-lived signed document: freshness, takedowns and the hub's time. `board` null answers a bare
 * time request.
 */
import { z } from "zod";
import { AssetHash, BoardId, EditionHash, Sha256 } from "./ids.ts";
import { Revision } from "./revision.ts";
import { EpochMs } from "./time.ts";

/** Ids of items, tickers and takeovers alike. */
const withdrawnId = z.string().regex(/^[A-Za-z0-9_-]{2,64}$/);

export const Status = z.object({
  v: z.literal(1),
  board: BoardId.nullable(),
  ...Revision.shape,
  /** SHA-256 of the current manifest's JWS bytes; `null` before the first. */
  manifest: Sha256.nullable(),
  issuedAtMs: EpochMs,
  expiresAtMs: EpochMs,
  minRootVersion: z.number().int().min(1),
  withdrawn: z.object({
    assets: z.array(AssetHash).max(1_000),
    items: z.array(withdrawnId).max(1_000),
    editions: z.array(EditionHash).max(100),
  }),
  /** The asker's nonce, echoed; a time without the asker's nonce may be old. */
  nonce: z.string().max(64).nullable(),
  timeMs: EpochMs,
});
export type Status = z.infer<typeof Status>;
