/**
 * The short-lived signed document: freshness, takedowns and the hub's time. `board` null answers a bare
 * time request.
 */
import { z } from "zod";
import { AssetHash, BoardId, EditionHash, Sha256, UnitId } from "./ids.ts";
import { Revision } from "./revision.ts";
import { EpochMs } from "./time.ts";

/** Names of items, tickers and takeovers alike. */
export const WithdrawnId = z.string().regex(/^[A-Za-z0-9_-]{2,64}$/);

/**
 * What units took down. Ids are unique only within one unit's editions, and nobody may take down what
 * somebody else published: each name counts in the editions of the unit beside it and nowhere else.
 */
const Withdrawn = z.object({
  assets: z.array(z.object({ unit: UnitId, hash: AssetHash })).max(1_000),
  items: z.array(z.object({ unit: UnitId, id: WithdrawnId })).max(1_000),
  editions: z.array(EditionHash).max(100),
});
export type Withdrawn = z.infer<typeof Withdrawn>;

/** An id or an asset hash as one unit's: no id and no hash holds a colon. */
export function ownName(unit: string, name: string): string {
  return `${unit}:${name}`;
}

/** Everything taken down, to be asked by `ownName`, and editions by their hash. */
export function withdrawnNames({ assets, items, editions }: Withdrawn): Set<string> {
  return new Set([
    ...assets.map(({ unit, hash }) => ownName(unit, hash)),
    ...items.map(({ unit, id }) => ownName(unit, id)),
    ...editions,
  ]);
}

export const Status = z.object({
  v: z.literal(1),
  board: BoardId.nullable(),
  ...Revision.shape,
  /** SHA-256 of the current manifest's JWS bytes; `null` before the first. */
  manifest: Sha256.nullable(),
  issuedAtMs: EpochMs,
  expiresAtMs: EpochMs,
  minRootVersion: z.number().int().min(1),
  withdrawn: Withdrawn,
  /** The asker's nonce, echoed; a time without the asker's nonce may be old. */
  nonce: z.string().max(64).nullable(),
  timeMs: EpochMs,
});
export type Status = z.infer<typeof Status>;
