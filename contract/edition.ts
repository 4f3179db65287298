/**
 * Everything one unit has published, at one revision. Immutable; signed by the unit's content key; named by
 * the SHA-256 of its JWS bytes.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { Calendar, QuietWindow } from "./calendar.ts";
import { Campaign } from "./campaign.ts";
import { AssetHash, EditionHash, PersonId, Sha256, UnitId } from "./ids.ts";
import { Level } from "./level.ts";
import { Playlist } from "./playlist.ts";
import { Revision } from "./revision.ts";
import { Takeover } from "./takeover.ts";
import { Ticker } from "./ticker.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";
import { Scope } from "./unit.ts";

/** Items over all playlists of one edition. */
export const editionItemsMax = 5_000;

/**
 * Who vouched for which assets and texts, where, how strongly and when. An item whose assets and words no
 * approval covers is dropped by the board. A text is named by `textOf` (contract/approved-text.ts).
 */
export const Approval = z.object({
  assets: z.array(AssetHash).max(editionItemsMax),
  texts: z.array(Sha256).max(editionItemsMax),
  scope: Scope,
  maxLevel: Level,
  fromMs: EpochMs.nullable(),
  untilMs: EpochMs.nullable(),
  uploader: PersonId,
  approvers: z.array(PersonId).min(1).max(8),
  source: z.string().max(200).default(""),
});
export type Approval = z.infer<typeof Approval>;

export const Edition = z.object({
  v: z.literal(1),
  unit: Scope,
  publisher: z.object({ id: UnitId, name: line(160), shortName: line(60) }),
  ...Revision.shape,
  prev: EditionHash.nullable(),
  issuedAtMs: EpochMs,
  assets: z.array(Asset).max(editionItemsMax),
  playlists: z.array(Playlist).max(500),
  tickers: z.array(Ticker).max(500),
  campaigns: z.array(Campaign).max(1_000),
  takeovers: z.array(Takeover).max(100),
  calendars: z.array(Calendar).max(50).default([]),
  quiet: z.array(QuietWindow).max(50).default([]),
  approvals: z.array(Approval).max(1_000),
});
export type Edition = z.infer<typeof Edition>;
