/**
 * What a board makes of its editions after audience and level rules: the input of `resolve`, plain JSON, so
 * that it can be saved, shown and tried on the command line.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { Audience } from "./audience.ts";
import { BoardSize } from "./board.ts";
import { Span } from "./calendar.ts";
import { Daypart } from "./daypart.ts";
import {
  AssetHash,
  BoardId,
  CampaignId,
  EditionHash,
  PlaylistId,
  QuietWindowId,
  TickerId,
  UnitId,
} from "./ids.ts";
import { Item } from "./items/index.ts";
import { Level } from "./level.ts";
import { Revision } from "./revision.ts";
import { Takeover } from "./takeover.ts";
import { Ticker } from "./ticker.ts";
import { LocalDate, TimeZone } from "./time.ts";

/**
 * A stretch of one item with its own picture. Notices: `title`, `signs`, `actions`, `full`, `simple`,
 * `short`, `lines` (a tip's three lines), `text` (news). Documents: `page` with its index.
 */
export const Card = z.object({
  card: z.enum(["whole", "title", "signs", "actions", "full", "simple", "short", "lines", "text", "page"]),
  index: z.number().int().min(0),
  durationMs: z.number().int().min(1_000),
});
export type Card = z.infer<typeof Card>;

/** Who says this: drawn in the foot, carried by the play. */
export const Publisher = z.object({
  unit: UnitId,
  name: z.string(),
  shortName: z.string(),
  edition: EditionHash.nullable(),
});
export type Publisher = z.infer<typeof Publisher>;

/** An item with its time: `durationMs` is the sum of its cards. */
export const ProgrammeItem = z.object({
  item: Item,
  durationMs: z.number().int().min(1_000),
  cards: z.array(Card).min(1),
  publisher: Publisher,
  /** The playlist it came in, and whether that is shuffled. */
  playlist: PlaylistId,
  shuffled: z.boolean(),
});
export type ProgrammeItem = z.infer<typeof ProgrammeItem>;

/** A span with the name of its calendar, for explanations. */
export const NamedSpan = Span.extend({ calendar: z.string().optional() });
export type NamedSpan = z.infer<typeof NamedSpan>;

/** When something holds, with the calendars it names written out. */
const times = {
  dayparts: z.array(Daypart),
  /** `null`: always. */
  during: z.array(NamedSpan).nullable(),
  except: z.array(NamedSpan),
} as const;

export const ProgrammeCampaign = z.object({
  id: CampaignId,
  name: z.string(),
  level: Level,
  share: z.number().gt(0).max(1).nullable(),
  /** Depth of the publishing unit; the smaller, the higher in the tree. */
  depth: z.number().int().min(0),
  publisher: Publisher,
  startDate: LocalDate.nullable(),
  endDate: LocalDate.nullable(),
  ...times,
  /** Guaranteed, and not the board's own unit's: counts towards `mandatedShareMax`. */
  mandated: z.boolean(),
  weight: z.number().int().min(1).max(10),
  /** In order of play; `shuffled` lists come in another order each day. */
  items: z.array(ProgrammeItem),
  tickers: z.array(TickerId),
});
export type ProgrammeCampaign = z.infer<typeof ProgrammeCampaign>;

/** Why something of an edition is not in the programme at all. */
export const SkipReason = z.enum([
  "other_audience",
  "other_board",
  "other_place",
  "other_shape",
  "other_variant",
  "asset_missing",
  "withdrawn",
  "not_understood",
  "too_old_offline",
]);
export type SkipReason = z.infer<typeof SkipReason>;

export const Skipped = z.object({
  kind: z.enum(["campaign", "item", "ticker", "takeover"]),
  id: z.string(),
  name: z.string(),
  reason: SkipReason,
});
export type Skipped = z.infer<typeof Skipped>;

export const Programme = z.object({
  v: z.literal(1),
  board: BoardId,
  revision: Revision,
  timeZone: TimeZone,
  size: BoardSize,
  audiences: z.array(Audience),
  /** Seed of shuffled playlists, beside the date: the board's group. */
  group: z.string(),
  mandatedShareMax: z.number().min(0.1).max(0.9),
  quiet: z.array(z.object({ id: QuietWindowId, name: z.string(), ...times })),
  campaigns: z.array(ProgrammeCampaign),
  tickers: z.array(z.object({ ticker: Ticker, publisher: Publisher, depth: z.number().int() })),
  takeovers: z.array(z.object({ takeover: Takeover, publisher: Publisher, depth: z.number().int() })),
  /** The house loop: plays whenever nothing else may. Empty only in tests. */
  house: z.array(ProgrammeItem),
  assets: z.record(AssetHash, Asset),
  skipped: z.array(Skipped),
});
export type Programme = z.infer<typeof Programme>;
