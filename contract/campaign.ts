/** Playlists and tickers with dates, dayparts, level, audiences and share. */
import { z } from "zod";
import { Audiences } from "./audience.ts";
import { times } from "./calendar.ts";
import { CampaignId, PlaylistId, TickerId } from "./ids.ts";
import { Level } from "./level.ts";
import { Place } from "./placement.ts";
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
  /** Empty: wherever the board hangs. */
  places: z.array(Place).max(11).default([]),
  /**
   * Share of air time while open, 0 < share <= 1. Only `priority`: guaranteed. `null`: the default of its
   * level.
   */
  share: z.number().gt(0).max(1).nullable().default(null),
  /** Of what is not promised, a campaign with weight 3 gets three times the air time of its length. */
  weight: z.number().int().min(1).max(10).default(1),
  playlists: z.array(PlaylistId).max(50).default([]),
  tickers: z.array(TickerId).max(50).default([]),
  /** First and last day in the board's zone, both inclusive. */
  startDate: LocalDate.nullable().default(null),
  endDate: LocalDate.nullable().default(null),
  ...times,
  crit: z.array(z.string().max(40)).max(16).default([]),
});
export type Campaign = z.infer<typeof Campaign>;
