/**
 * All that passes between engine and renderer: the scene goes down, `shown`, `ended` and `beat` come up.
 * One-way messages, nothing to correlate. The renderer trusts no clock but the scene's.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { BoardSize } from "./board.ts";
import { AssetHash, CampaignId, ItemId, TakeoverId } from "./ids.ts";
import { Item } from "./items/index.ts";
import { Card } from "./programme.ts";
import { Takeover } from "./takeover.ts";
import { Ticker } from "./ticker.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { Locale } from "./text.ts";

/**
 * The unit that speaks: the foot of every card names it, and below it whom a notice is from if that
 * differs.
 */
export const SceneSource = z.object({ name: z.string().max(160), shortName: z.string().max(60) });
export type SceneSource = z.infer<typeof SceneSource>;

/** Names one showing for good: the same item at the same start is the same showing. `itemId@startMs`. */
export const ShowingKey = z.string().min(3).max(96).brand<"ShowingKey">();
export type ShowingKey = z.infer<typeof ShowingKey>;

export const SceneItem = z.object({
  key: ShowingKey,
  item: Item,
  campaign: CampaignId.nullable(),
  source: SceneSource,
  /** Board time. Swap at `startMs`; at `endMs` the next takes over; until it is painted this one stays. */
  startMs: EpochMs,
  endMs: EpochMs,
  cards: z.array(Card).min(1),
});
export type SceneItem = z.infer<typeof SceneItem>;

export const SceneTakeover = z.object({ takeover: Takeover, source: SceneSource });
export type SceneTakeover = z.infer<typeof SceneTakeover>;

export const SceneTicker = z.object({ ticker: Ticker, source: SceneSource });
export type SceneTicker = z.infer<typeof SceneTicker>;

/** What an unpaired board shows beside the house loop. */
export const ScenePairing = z.object({
  userCode: z.string().regex(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
  verificationUri: z.string().max(300),
  /** Three words naming this board's public key. */
  fingerprint: z.string().max(80),
  /** Two digits staff must pick when they confirm. */
  number: z.string().regex(/^\d\d$/),
  expiresAtMs: EpochMs,
});
export type ScenePairing = z.infer<typeof ScenePairing>;

export const Scene = z.object({
  v: z.literal(1),
  /** Grows by one with every scene of one engine run. */
  seq: z.number().int().min(0),
  /** Board time when this scene was made; the renderer takes its clock from here. */
  nowMs: EpochMs,
  timeZone: TimeZone,
  locale: Locale,
  size: BoardSize,
  /** Syllables a second its weakest audience reads; sets the ticker's speed. */
  readingRate: z.number().gt(0).max(4),
  motion: z.boolean(),
  showClock: z.boolean(),
  /** True: the freshness ran out; at most a tiny corner mark. */
  stale: z.boolean(),
  item: SceneItem.nullable(),
  /** What follows, so that it can be fetched, decoded and laid out before its time. */
  next: SceneItem.nullable(),
  tickers: z.array(SceneTicker).max(40),
  takeover: SceneTakeover.nullable(),
  pairing: ScenePairing.nullable(),
  /** Every asset that item, next and takeover need, by hash. */
  assets: z.record(AssetHash, Asset),
});
export type Scene = z.infer<typeof Scene>;

/** The item is painted: its first frame is on the glass. */
export const Shown = z.object({ type: z.literal("shown"), key: ShowingKey, itemId: ItemId, atMs: EpochMs });

/** The item left the glass, or could not be shown (`error`). */
export const Ended = z.object({
  type: z.literal("ended"),
  key: ShowingKey,
  itemId: ItemId,
  atMs: EpochMs,
  how: z.enum(["complete", "cut", "error"]),
});

/** A takeover is painted. */
export const TakeoverShown = z.object({
  type: z.literal("takeover-shown"),
  takeoverId: TakeoverId,
  atMs: EpochMs,
});

/** Once a second from requestAnimationFrame: the frame counter and what is on the glass. */
export const Beat = z.object({
  type: z.literal("beat"),
  frames: z.number().int().min(0),
  key: ShowingKey.nullable(),
  visible: z.boolean(),
  atMs: EpochMs,
});

export const RendererMessage = z.discriminatedUnion("type", [Shown, Ended, TakeoverShown, Beat]);
export type RendererMessage = z.infer<typeof RendererMessage>;
