/** A stored original or rendition, named by the SHA-256 of its bytes. */
import { z } from "zod";
import { AssetHash } from "./ids.ts";

/** What boards decode everywhere (Electron and Chromium), and the file extension each travels under. */
export const assetExtensions = {
  "image/webp": "webp",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/avif": "avif",
  "video/mp4": "mp4",
  "video/webm": "webm",
} as const;

export const AssetMime = z.enum(Object.keys(assetExtensions) as [keyof typeof assetExtensions]);
export type AssetMime = keyof typeof assetExtensions;

export const assetBytesMax = 2 * 1024 ** 3;

/** One asset as an edition lists it. Sizes in bytes and pixels, duration in milliseconds (video only). */
export const Asset = z.object({
  hash: AssetHash,
  sizeBytes: z.number().int().min(1).max(assetBytesMax),
  mime: AssetMime,
  widthPx: z.number().int().min(1).max(16_384),
  heightPx: z.number().int().min(1).max(16_384),
  durationMs: z.number().int().min(1).nullable().default(null),
});
export type Asset = z.infer<typeof Asset>;
