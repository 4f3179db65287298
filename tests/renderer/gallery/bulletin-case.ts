/**
 * A gallery case of a bulletin: what a takeover said, as a poster of the rotation under the board's clock.
 */
import { BoardSize } from "../../../contract/board.ts";
import { SceneItem } from "../../../contract/scene.ts";
import type { Takeover } from "../../../contract/takeover.ts";
import { BulletinItemElement } from "../../../renderer/items/bulletin-item.ts";
import { browserPorts } from "../../../renderer/ports.ts";
import type { GalleryCase } from "./gallery-case.ts";

const startMs = Date.UTC(2026, 10, 23, 2, 10);

/** Where the board's clock stands on a poster; strips have none. */
function clockCorner(widthPx: number, heightPx: number): HTMLElement {
  const box = document.createElement("div");
  box.className = "corner";
  const sizePx = heightPx < 400 ? [0, 0] : [Math.min(580, widthPx * 0.54), 84];
  box.style.cssText = `position:absolute;right:0;top:0;width:${sizePx[0]}px;height:${sizePx[1]}px`;
  box.style.background = "#10151c";
  return box;
}

export function bulletinCase(
  name: string,
  message: Takeover,
  widthPx: number,
  heightPx: number,
): GalleryCase {
  const source = { name: "Công an tỉnh Lạc Thủy", shortName: "Công an tỉnh Lạc Thủy" };
  const item = SceneItem.parse({
    key: "bulletin@0",
    item: { id: "bulletin", kind: "bulletin", title: message.headline, message },
    campaign: null,
    source,
    startMs,
    endMs: startMs + 20_000,
    cards: [{ card: "full", index: 0, durationMs: 20_000 }],
  });
  return {
    name,
    widthPx,
    heightPx,
    async show(frame) {
      const element = new BulletinItemElement();
      Object.assign(element, {
        item,
        size: BoardSize.parse({ widthPx, heightPx }),
        locale: "vi",
        timeZone: "Asia/Ho_Chi_Minh",
        motion: false,
        ports: browserPorts(),
      });
      frame.append(element);
      frame.append(clockCorner(widthPx, heightPx));
      await element.prepare(0);
    },
  };
}
