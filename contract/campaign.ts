/** Playlists and tickers with dates, dayparts, level, audiences and share. */
import { z } from "zod";
import { Audiences } from "./audience.ts";
import { Daypart } from "./daypart.ts";
import { CampaignId, PlaylistId, TickerId } from "./ids.ts";
import { Level } from "./level.ts";
import { LocalDate } from "./time.ts";
import { line } from "./text.ts";
import { Scope } from "./unit.ts";

export const Campaign = z.object({
  id: CampaignId,
  name: line(120),
  level: Level,
  /** Which boards below the unit; `null`: all of them. */
  scope: Scope.nullable().default(null),
  audiences: Audiences.default([]),
  /**
   * Share of air time while open, 0 < share <= 1. Only `priority`: guaranteed. `null`: the default of its
   * level.
   */
  share: z.number().gt(0).max(1).nullable().default(null),
  playlists: z.array(PlaylistId).max(50).default([]),
  tickers: z.array(TickerId).max(50).default([]),
  /** First and last day in the board's zone, both inclusive. */
  startDate: LocalDate.nullable().default(null),
  endDate: LocalDate.nullable().default(null),
  /** Empty: all day, every day. */
  dayparts: z.array(Daypart).max(100).default([]),
  crit: z.array(z.string().max(40)).max(16).default([]),
});
export type Campaign = z.infer<typeof Campaign>;
