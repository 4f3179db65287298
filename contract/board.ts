/** One screen with its player, as people see it and as the hub keeps it. */
import { z } from "zod";
import { Audience } from "./audience.ts";
import { BoardId, Kid, UnitId } from "./ids.ts";
import { Place } from "./placement.ts";
import { TimeZone } from "./time.ts";
import { Language, Locale, line } from "./text.ts";
import { Lines } from "./unit.ts";

export const BoardSize = z.object({
  widthPx: z.number().int().min(32).max(16_384),
  heightPx: z.number().int().min(16).max(16_384),
});
export type BoardSize = z.infer<typeof BoardSize>;

/**
 * How much a board can carry, from its size alone: `poster` holds a whole notice, `strip` one line beside a
 * severity block (height under 400 px and at least 5 times wider), `low` pages short phrases (height under
 * 100 px).
 */
export const BoardShape = z.enum(["landscape", "portrait", "strip", "low"]);
export type BoardShape = z.infer<typeof BoardShape>;

export function shapeOf(size: BoardSize): BoardShape {
  if (size.heightPx < 100) return "low";
  if (size.heightPx < 400 && size.widthPx >= size.heightPx * 3) return "strip";
  return size.widthPx >= size.heightPx ? "landscape" : "portrait";
}

/** The part of a manifest staff may set for a board. All durations in milliseconds. */
export const BoardSettings = z.object({
  /** Narrows the placement's audiences; empty: the placement's own. */
  audiences: z.array(Audience).max(8).default([]),
  locale: Locale.default("vi"),
  /**
   * Languages of the people before it, the most wanted first; of the variants of an item one is chosen by
   * it.
   */
  languages: z.array(Language).min(1).max(4).default(["vi"]),
  /** Boards of one group shuffle alike; `null`: those of one unit do. */
  group: z.string().min(1).max(64).nullable().default(null),
  heartbeatEveryMs: z.number().int().min(5_000).max(3_600_000).default(60_000),
  pollEveryMs: z.number().int().min(5_000).max(3_600_000).default(60_000),
  /**
   * How long a finished play may wait in memory; the larger, the fewer writes, the more lost at a power
   * cut.
   */
  playsBatchMs: z.number().int().min(1_000).max(30_000).default(30_000),
  /** Out of contact longer than this, items marked `timeCritical` leave the rotation. */
  timeCriticalAfterMs: z.number().int().min(3_600_000).default(259_200_000),
  /** Out of contact longer than this, only the house loop plays; `null`: never. */
  houseLoopAfterMs: z.number().int().min(3_600_000).nullable().default(null),
  storeBytesMax: z.number().int().min(67_108_864).default(8_589_934_592),
  /** The watched local folder stays on after pairing. */
  localFolder: z.boolean().default(false),
  showClock: z.boolean().default(true),
  motion: z.boolean().default(true),
});
export type BoardSettings = z.infer<typeof BoardSettings>;

export const Board = z.object({
  id: BoardId,
  unit: UnitId,
  name: line(120),
  boardKey: Kid,
  lines: Lines,
  audiences: z.array(Audience).min(1).max(8),
  place: Place,
  timeZone: TimeZone,
  size: BoardSize,
  settings: BoardSettings,
});
export type Board = z.infer<typeof Board>;
