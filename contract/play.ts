/**
 * One showing of an item as evidence. Opened at the start, closed at the end, sent in batches signed by the
 * board's own key until receipted; stored once per play id.
 */
import { z } from "zod";
import {
  AssetHash,
  BoardId,
  BootId,
  CampaignId,
  EditionHash,
  ItemId,
  PlayId,
  Sha256,
  TakeoverId,
} from "./ids.ts";
import { ClockTrust } from "./run-status.ts";
import { EpochMs } from "./time.ts";

/** `glass`: painted on a real screen. `none`: an engine without a window; never counts as coverage. */
export const Witness = z.enum(["glass", "none"]);
export type Witness = z.infer<typeof Witness>;

/** `interrupted`: the player ended first, the end is not known. */
export const PlayEnd = z.enum(["complete", "cut", "error", "interrupted"]);
export type PlayEnd = z.infer<typeof PlayEnd>;

export const Play = z.object({
  /** Grows by one for every play of one board, for ever. */
  n: z.number().int().min(1),
  playId: PlayId,
  bootId: BootId,
  item: ItemId.nullable(),
  takeover: TakeoverId.nullable(),
  campaign: CampaignId.nullable(),
  edition: EditionHash.nullable(),
  asset: AssetHash.nullable(),
  startedAtMs: EpochMs,
  /** Monotonic clock of that boot at the start. */
  startMonoMs: z.number().int().min(0),
  durationMs: z.number().int().min(0),
  plannedMs: z.number().int().min(0),
  ended: PlayEnd,
  witness: Witness,
  clock: ClockTrust,
});
export type Play = z.infer<typeof Play>;

export const playsPerBatchMax = 1_000;

/**
 * The payload of a `bangtin-plays` document. `prev`: SHA-256 of the batch before it, as a chain of
 * evidence.
 */
export const PlaysBatch = z.object({
  v: z.literal(1),
  board: BoardId,
  prev: Sha256.nullable(),
  sentAtMs: EpochMs,
  /** The lowest number the board may still send: everything below is receipted, or lost for good. */
  oldestN: z.number().int().min(1).optional(),
  plays: z.array(Play).min(1).max(playsPerBatchMax),
});
export type PlaysBatch = z.infer<typeof PlaysBatch>;

/** Everything up to and including `upToN` is stored; the board may forget it. */
export const PlaysReceipt = z.object({ upToN: z.number().int().min(0), stored: z.number().int().min(0) });
export type PlaysReceipt = z.infer<typeof PlaysReceipt>;
