/** A document item: the pages of a document, made into pictures on the hub; boards never parse documents. */
import { z } from "zod";
import { AssetHash } from "../ids.ts";
import { ItemDurationMs, itemFields } from "./common.ts";

export const documentPagesMax = 60;

export const DocumentItem = z.object({
  ...itemFields,
  kind: z.literal("document"),
  /** Page pictures in reading order. */
  pages: z.array(AssetHash).min(1).max(documentPagesMax),
  alt: z.string().max(200).default(""),
  /** How long each page stays, in milliseconds; the item lasts pages x this. */
  pageDurationMs: ItemDurationMs,
});
export type DocumentItem = z.infer<typeof DocumentItem>;
