/** Which element shows which kind of item; a new kind is one line and one import here. */
import type { ItemKind } from "../../contract/items/index.ts";
import "./bulletin-item.ts";
import "./document-item.ts";
import "./image-item.ts";
import type { ItemElement } from "./item-element.ts";
import "./notice-item.ts";
import "./video-item.ts";

const tags = {
  image: "sign-image-item",
  video: "sign-video-item",
  document: "sign-document-item",
  notice: "sign-notice-item",
  bulletin: "sign-bulletin-item",
} as const satisfies Record<ItemKind, string>;

export function createItemElement(kind: ItemKind): ItemElement {
  return document.createElement(tags[kind]) as ItemElement;
}
