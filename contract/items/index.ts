/** The union of item kinds. Adding a kind is one file beside this one and one line here. */
import { z } from "zod";
import type { AssetHash } from "../ids.ts";
import { BulletinItem } from "./bulletin.ts";
import { DocumentItem } from "./document.ts";
import { ImageItem } from "./image.ts";
import { NoticeItem } from "./notice.ts";
import { VideoItem } from "./video.ts";

export const Item = z.discriminatedUnion("kind", [
  ImageItem,
  VideoItem,
  DocumentItem,
  NoticeItem,
  BulletinItem,
]);
export type Item = z.infer<typeof Item>;
export type ItemKind = Item["kind"];

/** The hashes of every asset an item needs on disk before it may be shown. */
export function itemAssets(item: Item): readonly AssetHash[] {
  switch (item.kind) {
    case "image":
    case "video":
      return [item.asset];
    case "document":
      return item.pages;
    case "notice":
      return [];
    case "bulletin":
      return item.message.asset === null ? [] : [item.message.asset];
  }
}
