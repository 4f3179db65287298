/** A video item: plays once, muted, for its own length unless a shorter stretch is given. */
import { z } from "zod";
import { AssetHash } from "../ids.ts";
import { ItemDurationMs, itemFields } from "./common.ts";
import { Fit } from "./image.ts";

export const VideoItem = z.object({
  ...itemFields,
  kind: z.literal("video"),
  asset: AssetHash,
  alt: z.string().max(200).default(""),
  fit: Fit.default("contain"),
  durationMs: ItemDurationMs,
});
export type VideoItem = z.infer<typeof VideoItem>;
