/** The answer of the scheduling core: what plays at an instant, why, and what will play over a span. */
import { z } from "zod";
import { CampaignId, ItemId } from "./ids.ts";
import { Level } from "./level.ts";
import { ProgrammeItem, Publisher } from "./programme.ts";
import { Takeover } from "./takeover.ts";
import { Ticker } from "./ticker.ts";
import { EpochMs } from "./time.ts";

/** One showing of an item: [startMs, endMs), cards laid out from startMs. `campaign` null: the house loop. */
export const Showing = z.object({
  entry: ProgrammeItem,
  campaign: CampaignId.nullable(),
  level: Level,
  startMs: EpochMs,
  endMs: EpochMs,
});
export type Showing = z.infer<typeof Showing>;

export const Resolution = z.object({
  nowMs: EpochMs,
  /** For every t with nowMs <= t < untilMs the answer is the same, `nowMs` apart. */
  untilMs: EpochMs,
  item: Showing.nullable(),
  takeover: z.object({ takeover: Takeover, publisher: Publisher }).nullable(),
  tickers: z.array(z.object({ ticker: Ticker, publisher: Publisher })),
  /** The name of the quiet window that is open: no motion, no tickers; `null`: none is. */
  quiet: z.string().nullable(),
});
export type Resolution = z.infer<typeof Resolution>;

/**
 * Why one campaign, ticker or takeover plays or not at an instant. `rule` names a rule of
 * docs/SCHEDULING.md.
 */
export const Verdict = z.object({
  id: z.string(),
  plays: z.boolean(),
  rule: z.string(),
  vi: z.string(),
  en: z.string(),
});
export type Verdict = z.infer<typeof Verdict>;

export const Explanation = z.object({ nowMs: EpochMs, verdicts: z.array(Verdict) });
export type Explanation = z.infer<typeof Explanation>;

/** What should be seen of an item over a span: how often it comes on, and for how long in all. */
export const ExpectedPlays = z.object({
  itemId: ItemId,
  campaign: CampaignId.nullable(),
  plays: z.number().int().min(1),
  airMs: z.number().int().min(0),
});
export type ExpectedPlays = z.infer<typeof ExpectedPlays>;

export const TimelineEntry = z.object({ fromMs: EpochMs, untilMs: EpochMs, itemId: ItemId.nullable() });
export type TimelineEntry = z.infer<typeof TimelineEntry>;
