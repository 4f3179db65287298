/** An ordered list of items. */
import { z } from "zod";
import { PlaylistId } from "./ids.ts";
import { Item } from "./items/index.ts";
import { line } from "./text.ts";

export const playlistItemsMax = 500;

export const Playlist = z.object({
  id: PlaylistId,
  name: line(120),
  /** `shuffled`: another order each day, the same on every board of a group. */
  order: z.enum(["sequential", "shuffled"]).default("sequential"),
  items: z.array(Item).min(1).max(playlistItemsMax),
});
export type Playlist = z.infer<typeof Playlist>;
