/**
 * Urgent content that replaces or frames everything until it expires or is lifted. Its text form is whole
 * in here, so that it never waits for an asset.
 */
import { z } from "zod";
import { Audiences } from "./audience.ts";
import { AssetHash, TakeoverId } from "./ids.ts";
import { Mark } from "./items/common.ts";
import { Severity } from "./level.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";
import { Scope } from "./unit.ts";

export const TakeoverSize = z.enum(["ticker", "band", "full"]);
export type TakeoverSize = z.infer<typeof TakeoverSize>;

/** How long an all-clear stays on the glass, in milliseconds. */
export const allClearMs = 10_000;

/** 72 hours: what is still true then is said anew. Longer ones are neither published nor shown. */
export const takeoverLifeMsMax = 259_200_000;

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
  /** From inclusive, until exclusive. */
  fromMs: EpochMs,
  untilMs: EpochMs,
  /** Takeovers this one ends, whether or not it is still in force itself. */
  cancels: z.array(TakeoverId).max(50).default([]),
  mark: Mark.nullable().default(null),
});
export type Takeover = z.infer<typeof Takeover>;
