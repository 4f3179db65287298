/** Giving a board its identity, in the shape of RFC 8628, bound to the board's own key. */
import { z } from "zod";
import { Audience } from "./audience.ts";
import { BoardSettings, BoardSize } from "./board.ts";
import { CompactJws } from "./envelope.ts";
import { BoardId, Kid, UnitId } from "./ids.ts";
import { Place } from "./placement.ts";
import { SignedRoot } from "./root.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { line } from "./text.ts";

/** Eight of twenty consonants: 34.6 bits, no word can be spelt. */
export const UserCode = z
  .string()
  .regex(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/, { error: "user_code" });

export const pairingLifeMs = 900_000;
export const pairingPollEveryMs = 5_000;

/** The key itself stands in the DPoP proof of this request. */
export const PairRequest = z.strictObject({
  app: z.string().max(32),
  os: z.string().max(64),
  hardware: z.string().max(120),
  size: BoardSize,
});
export type PairRequest = z.infer<typeof PairRequest>;

export const PairAnswer = z.object({
  deviceCode: z.string().min(32).max(128),
  userCode: UserCode,
  verificationUri: z.string().max(300),
  /** The two digits the board shows and staff pick among three. */
  number: z.string().regex(/^\d\d$/),
  expiresAtMs: EpochMs,
  intervalMs: z.number().int().min(1_000),
});
export type PairAnswer = z.infer<typeof PairAnswer>;

export const PairPoll = z.strictObject({ deviceCode: z.string().min(32).max(128) });

/** `paired` comes once, to the same key: who the board is and what it pins. */
export const PairPollAnswer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("pending") }),
  z.object({ state: z.literal("slow_down") }),
  z.object({ state: z.literal("denied") }),
  z.object({ state: z.literal("expired") }),
  z.object({
    state: z.literal("paired"),
    board: BoardId,
    roots: z.array(SignedRoot).min(1).max(64),
    placement: CompactJws,
  }),
]);
export type PairPollAnswer = z.infer<typeof PairPollAnswer>;

/**
 * What staff see before they confirm. Everything in it was said by the board: hostile until shown
 * otherwise.
 */
export const PendingPairing = z.object({
  userCode: UserCode,
  boardKey: Kid,
  fingerprint: z.string(),
  app: z.string(),
  os: z.string(),
  hardware: z.string(),
  size: BoardSize,
  fromAddress: z.string(),
  numbers: z.array(z.string().regex(/^\d\d$/)).length(3),
  expiresAtMs: EpochMs,
});
export type PendingPairing = z.infer<typeof PendingPairing>;

export const PairConfirm = z.strictObject({
  userCode: UserCode,
  number: z.string().regex(/^\d\d$/),
  unit: UnitId,
  name: line(120),
  audiences: z.array(Audience).min(1).max(8),
  place: Place,
  timeZone: TimeZone.default("Asia/Ho_Chi_Minh"),
  settings: BoardSettings.prefault({}),
});
export type PairConfirm = z.infer<typeof PairConfirm>;
