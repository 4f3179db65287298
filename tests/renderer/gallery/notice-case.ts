/** A gallery case that shows one card of one notice in the board's own element. */
import { BoardSize } from "../../../contract/board.ts";
import { SceneItem } from "../../../contract/scene.ts";
import type { NoticeBody } from "../../../contract/items/notice.ts";
import type { Card } from "../../../contract/programme.ts";
import type { Locale } from "../../../contract/text.ts";
import { NoticeItemElement } from "../../../renderer/items/notice-item.ts";
import { browserPorts } from "../../../renderer/ports.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** The scene a warning plays, so that the row of marks is drawn as on a board. */
const scenes: Readonly<Partial<Record<Card["card"], readonly Card["card"][]>>> = {
  title: ["title", "signs", "actions"],
  signs: ["title", "signs", "actions"],
  actions: ["title", "signs", "actions"],
  lines: ["title", "lines"],
};

export interface NoticeCaseOptions {
  readonly name: string;
  readonly notice: NoticeBody;
  readonly card: Card["card"];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly locale?: Locale;
  /** The unit that publishes it, if it is not whom the words are from. */
  readonly sourceName?: string;
  /** What the board's clock takes of the corner. */
  readonly clock?: { readonly widthPx: number; readonly heightPx: number };
  readonly markPx?: number;
  /** Share of the card's time that has passed, for boards that page. */
  readonly at?: number;
  readonly cards?: readonly Card["card"][];
}

const cardMs = 10_000;
/** Monday 23/11/2026, 06:50 in Vietnam. */
const startMs = Date.UTC(2026, 10, 22, 23, 50);

/** Where the clock and the mark stand on a board: opaque, so that what they would cover is missed. */
function cornersOf({ clock, markPx = 0 }: NoticeCaseOptions): HTMLElement[] {
  const mark = { widthPx: markPx, heightPx: markPx, edge: "bottom" };
  return [...(clock === undefined ? [] : [{ ...clock, edge: "top" }]), mark].map((corner) => {
    const box = document.createElement("div");
    box.className = "corner";
    const { widthPx, heightPx, edge } = corner;
    box.style.cssText = `position:absolute;right:0;${edge}:0;width:${widthPx}px;height:${heightPx}px`;
    box.style.background = edge === "top" ? "#10151c" : "#ffffff";
    return box;
  });
}

export function noticeCase(options: NoticeCaseOptions): GalleryCase {
  const { name, notice, card, widthPx, heightPx, locale = "vi", at = 0 } = options;
  const cards = options.cards ?? scenes[card] ?? [card];
  const item = SceneItem.parse({
    key: "sample@0",
    item: { id: "sample", kind: "notice", title: notice.title, notice },
    campaign: null,
    source: {
      name: options.sourceName ?? notice.source,
      shortName: (options.sourceName ?? notice.source).slice(0, 60),
    },
    startMs,
    endMs: startMs + cardMs * cards.length,
    cards: cards.map((each, index) => ({ card: each, index, durationMs: cardMs })),
  });
  return {
    name,
    widthPx,
    heightPx,
    async show(frame) {
      const element = new NoticeItemElement();
      Object.assign(element, {
        item,
        size: BoardSize.parse({ widthPx, heightPx }),
        locale,
        timeZone: "Asia/Ho_Chi_Minh",
        motion: false,
        clock: options.clock ?? null,
        markPx: options.markPx ?? 0,
        ports: browserPorts(),
        assetUrl: () => "",
      });
      frame.append(element, ...cornersOf(options));
      const offsetMs = cards.indexOf(card) * cardMs + at * cardMs;
      await element.prepare(offsetMs);
      element.showAt(offsetMs);
      await element.updateComplete;
    },
  };
}
