/**
 * The watched local folder: a folder of pictures and videos is a playlist; an optional `playlist.yaml` in
 * it adds dwell, dates and dayparts. Also the form of `playlists/house.json`.
 */
import { z } from "zod";
import { Daypart } from "./daypart.ts";
import { Item } from "./items/index.ts";
import { LocalDate } from "./time.ts";
import { line } from "./text.ts";

const dwellS = z.number().min(1).max(3_600);

/** `playlist.yaml`. Unknown keys are refused with the nearest known one. */
export const LocalPlaylist = z.strictObject({
  name: line(120).optional(),
  /** Seconds each picture stays; default 12. */
  dwellS: dwellS.default(12),
  startDate: LocalDate.optional(),
  endDate: LocalDate.optional(),
  dayparts: z.array(Daypart).max(100).default([]),
  /** Order and settings of single files; files not named follow by name. */
  files: z
    .array(
      z.strictObject({
        file: z.string().min(1).max(255),
        dwellS: dwellS.optional(),
        skip: z.boolean().default(false),
      }),
    )
    .max(500)
    .default([]),
});
export type LocalPlaylist = z.infer<typeof LocalPlaylist>;

/** `playlists/house.json`: what a board shows before it has ever synced. */
export const HousePlaylist = z.object({
  v: z.literal(1),
  publisher: z.object({ name: line(160), shortName: line(60) }),
  items: z.array(Item).min(1).max(50),
});
export type HousePlaylist = z.infer<typeof HousePlaylist>;
