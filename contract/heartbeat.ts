/** Board to hub: "this is my condition". The answer carries a fresh signed status. */
import { z } from "zod";
import { BoardSize } from "./board.ts";
import { CompactJws } from "./envelope.ts";
import { BootId, ItemId } from "./ids.ts";
import { Revision } from "./revision.ts";
import { ClockState, ErrorCount, PlayerMode } from "./run-status.ts";
import { Witness } from "./play.ts";
import { EpochMs } from "./time.ts";

/**
 * Something that should not happen: a refused document, a poisoned asset, a lost window. Reported once
 * each.
 */
export const Incident = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{2,64}$/),
  code: z.string().max(40),
  atMs: EpochMs,
  /** What it was about, for people: a hash, a path, a unit. Never a secret. */
  detail: z.string().max(200),
});
export type Incident = z.infer<typeof Incident>;

export const Heartbeat = z.object({
  v: z.literal(1),
  bootId: BootId,
  atMs: EpochMs,
  upMs: z.number().int().min(0),
  app: z.string().max(32),
  witness: Witness,
  size: BoardSize,
  mode: PlayerMode,
  revision: Revision,
  item: ItemId.nullable(),
  frames: z.number().int().min(0),
  clock: ClockState,
  errors: z.array(ErrorCount).max(64),
  restarts: z.number().int().min(0),
  incidents: z.array(Incident).max(50),
  assetsMissing: z.number().int().min(0),
  /** Items that left the rotation because nobody has reviewed them; at most 50 are named. */
  overdue: z.array(ItemId).max(50).default([]),
  playsUnreported: z.number().int().min(0),
  /** A local folder is playing. */
  local: z.boolean(),
  freeBytes: z.number().int().min(0).nullable(),
  /** Echoed in the signed status, so that an old answer cannot set the clock. */
  nonce: z.string().min(8).max(64),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const HeartbeatAnswer = z.object({ status: CompactJws });
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>;
