/** What every item kind carries, whatever it shows. */
import { z } from "zod";
import { Audiences } from "../audience.ts";
import { BoardShape } from "../board.ts";
import { ItemId } from "../ids.ts";
import { Language, line } from "../text.ts";
import { EpochMs, LocalDate } from "../time.ts";

/** Shortest and longest stretch one item may be shown for, in milliseconds. */
export const itemDurationMsMin = 1_000;
export const itemDurationMsMax = 3_600_000;

export const ItemDurationMs = z.number().int().min(itemDurationMsMin).max(itemDurationMsMax);

/**
 * A 24-bit number drawn as a small block code in a corner while the thing is on the glass, so that a camera
 * or a screen capture can prove what is shown. `null` draws nothing.
 */
export const Mark = z.number().int().min(0).max(0xff_ffff);

export const itemFields = {
  id: ItemId,
  /** For people: shown in lists and in proof of play, never on the glass. */
  title: line(120),
  /** Empty: everybody. */
  audiences: Audiences.default([]),
  /** Validity of this item, from inclusive, until exclusive; `null` is open. */
  fromMs: EpochMs.nullable().default(null),
  untilMs: EpochMs.nullable().default(null),
  /** Last day on which its words may be trusted unread; after it the item leaves the rotation. */
  reviewDate: LocalDate.nullable().default(null),
  /** How often it comes in one pass of its playlist. */
  weight: z.number().int().min(1).max(10).default(1),
  /** Boards it is made for; empty: all. */
  shapes: z.array(BoardShape).max(4).default([]),
  /** The language of its words; `null`: of none or of all. */
  language: Language.nullable().default(null),
  /** Items with the same `variantOf` are one item in several forms: a board plays the one that suits it. */
  variantOf: ItemId.nullable().default(null),
  /** Leaves the rotation when the board has been out of contact for `timeCriticalAfterMs`. */
  timeCritical: z.boolean().default(false),
  mark: Mark.nullable().default(null),
  /**
   * Names of restricting fields a player must understand; one it does not know means: drop this item
   * (security 2.3).
   */
  crit: z.array(z.string().max(40)).max(16).default([]),
} as const;
