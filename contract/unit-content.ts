/**
 * What a unit is working on: the draft that `compileEdition` turns into an edition. Replaced whole; nothing
 * is lost in between.
 */
import { z } from "zod";
import { Calendar, QuietWindow } from "./calendar.ts";
import { Campaign } from "./campaign.ts";
import { Playlist } from "./playlist.ts";
import { Ticker } from "./ticker.ts";

export const UnitContent = z.strictObject({
  playlists: z.array(Playlist).max(500).default([]),
  tickers: z.array(Ticker).max(500).default([]),
  campaigns: z.array(Campaign).max(1_000).default([]),
  calendars: z.array(Calendar).max(50).default([]),
  quiet: z.array(QuietWindow).max(50).default([]),
});
export type UnitContent = z.infer<typeof UnitContent>;
