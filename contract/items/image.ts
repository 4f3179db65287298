/** An image item: one picture for one stretch. */
import { z } from "zod";
import { AssetHash } from "../ids.ts";
import { ItemDurationMs, itemFields } from "./common.ts";

/** `contain` keeps the whole picture on paper ground; `cover` fills the board and crops. */
export const Fit = z.enum(["contain", "cover"]);

export const ImageItem = z.object({
  ...itemFields,
  kind: z.literal("image"),
  asset: AssetHash,
  /**
   * What the picture says, for people who work with it in the console. A board never draws it, however little
   * of the picture it can show: no approval covers these words.
   */
  alt: z.string().max(200).default(""),
  fit: Fit.default("contain"),
  durationMs: ItemDurationMs,
});
export type ImageItem = z.infer<typeof ImageItem>;
