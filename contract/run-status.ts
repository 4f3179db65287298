/**
 * `status.json` in the run folder: the player's own word about itself, rewritten atomically every second or
 * two.
 */
import { z } from "zod";
import { AssetHash, ItemId } from "./ids.ts";
import { EpochMs } from "./time.ts";

/** Where the board takes its time from, weakest first (design: security 7.3). */
export const ClockTrust = z.enum(["none", "rtc", "ntp", "hub"]);
export type ClockTrust = z.infer<typeof ClockTrust>;

export const PlayerMode = z.enum(["unpaired", "playing", "stale", "house", "safe"]);
export type PlayerMode = z.infer<typeof PlayerMode>;

export const ClockState = z.object({
  trust: ClockTrust,
  /** Board time minus system clock, in milliseconds. */
  offsetMs: z.number().int(),
});
export type ClockState = z.infer<typeof ClockState>;

/** A code and how often it happened since this start. */
export const ErrorCount = z.object({
  code: z.string().max(40),
  count: z.number().int().min(1),
  lastAtMs: EpochMs,
});
export type ErrorCount = z.infer<typeof ErrorCount>;

export const RunStatus = z.object({
  v: z.literal(1),
  atMs: EpochMs,
  mode: PlayerMode,
  revision: z.number().int().min(0),
  item: z.object({ id: ItemId, asset: AssetHash.nullable() }).nullable(),
  /** Frames the renderer drew since its start; 0 without a window. */
  frames: z.number().int().min(0),
  clock: ClockState,
  errors: z.array(ErrorCount).max(64),
  /** Starts of this player since its data folder was made. */
  restarts: z.number().int().min(0),
});
export type RunStatus = z.infer<typeof RunStatus>;
