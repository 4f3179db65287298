/**
 * Urgent content that replaces or frames everything until it expires or is lifted. Its text form is whole
 * in here, so that it never waits for an asset.
 */
import { z } from "zod";
import { Audiences } from "./audience.ts";
import { AssetHash, TakeoverId } from "./ids.ts";
import { Mark } from "./items/common.ts";
import { Severity } from "./level.ts";
import { Place } from "./placement.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";
import { Scope } from "./unit.ts";

export const TakeoverSize = z.enum(["ticker", "band", "full"]);
export type TakeoverSize = z.infer<typeof TakeoverSize>;

/** Longest urgent life (design: 72 hours); the default of a unit that sets none is four hours. */
export const urgentMsMax = 259_200_000;
export const urgentMsDefault = 14_400_000;

/** How long an all-clear stays on the glass, in milliseconds. */
export const allClearMs = 10_000;

/**
 * Longest life in all, of which at most `urgentMsMax` urgent: thirty days. What is still true then is said
 * anew; longer ones are neither published nor shown.
 */
export const takeoverLifeMsMax = 2_592_000_000;

export const Takeover = z.object({
  id: TakeoverId,
  /** `all_clear` ends what it cancels and says so, calmly, for ten seconds. */
  kind: z.enum(["alert", "all_clear"]).default("alert"),
  size: TakeoverSize,
  severity: Severity,
  /** A drill: shown with a hatched frame and the words DIỄN TẬP first. */
  exercise: z.boolean().default(false),
  headline: line(90),
  /** What to do, at most three lines. */
  instructions: z.array(line(80)).max(3).default([]),
  where: line(80).nullable().default(null),
  ticker: line(120),
  short: line(45),
  asset: AssetHash.nullable().default(null),
  /** Which boards below the unit; `null`: all of them. */
  scope: Scope.nullable().default(null),
  audiences: Audiences.default([]),
  /** Empty: wherever the board hangs. */
  places: z.array(Place).max(11).default([]),
  /** The units it reaches are to confirm that they have seen it. */
  ackRequired: z.boolean().default(false),
  /** From inclusive, until exclusive. */
  fromMs: EpochMs,
  /**
   * End of its urgent life, at most 72 hours after `fromMs`; from then until `untilMs` it goes on in the
   * rotation as level `priority` (size ticker: as a ticker). `null`: it is urgent to its end.
   */
  urgentUntilMs: EpochMs.nullable().default(null),
  untilMs: EpochMs,
  /** Takeovers this one ends, whether or not it is still in force itself. */
  cancels: z.array(TakeoverId).max(50).default([]),
  mark: Mark.nullable().default(null),
});
export type Takeover = z.infer<typeof Takeover>;
