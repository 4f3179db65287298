/**
 * Says what was on the glass and when it left: one `shown`, then one `ended`, never two of either for a
 * showing.
 */
import type { TakeoverId } from "../contract/ids.ts";
import type { RendererMessage, SceneItem } from "../contract/scene.ts";
import type { BoardClock } from "./board-clock.ts";

export interface ShownReporter {
  shown(item: SceneItem): void;
  /** The showing left the glass; silent when it never was on it, or was already ended. */
  left(item: SceneItem): void;
  /** The item cannot be shown, or cannot go on. */
  failed(item: SceneItem): void;
  takeoverShown(takeoverId: TakeoverId): void;
}

/**
 * The engine's clock and ours may disagree by a message's way; a showing this close to its end was complete.
 */
const endToleranceMs = 100;

export function createShownReporter(
  send: (message: RendererMessage) => void,
  clock: BoardClock,
): ShownReporter {
  let open: SceneItem | null = null;
  const atMs = () => Math.max(0, Math.round(clock.nowMs()));
  const end = (item: SceneItem, how: "complete" | "cut" | "error") =>
    send({ type: "ended", key: item.key, itemId: item.item.id, atMs: atMs(), how });
  const left = (item: SceneItem) => {
    if (open?.key !== item.key) return;
    open = null;
    end(item, clock.nowMs() >= item.endMs - endToleranceMs ? "complete" : "cut");
  };
  return {
    shown(item) {
      if (open?.key === item.key) return;
      if (open !== null) left(open);
      open = item;
      send({ type: "shown", key: item.key, itemId: item.item.id, atMs: atMs() });
    },
    left,
    failed(item) {
      if (open?.key === item.key) open = null;
      end(item, "error");
    },
    takeoverShown: (takeoverId) => send({ type: "takeover-shown", takeoverId, atMs: atMs() }),
  };
}
