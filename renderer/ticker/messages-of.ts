/**
 * Which lines a board's ticker says: an urgent one alone, else those of the scene, short where room is short.
 */
import { shapeOf } from "../../contract/board.ts";
import type { Scene } from "../../contract/scene.ts";
import { words } from "../words.ts";
import type { Message } from "./strip.ts";

export function messagesOf(scene: Scene): Message[] {
  const isLow = shapeOf(scene.size) === "low";
  const takeover = scene.takeover?.takeover;
  if (takeover?.size === "ticker") {
    const line = isLow ? takeover.short : takeover.ticker;
    const text = takeover.exercise ? `${words.takeover.exercise[scene.locale]}: ${line}` : line;
    return [{ id: takeover.id, severity: takeover.severity, text, mark: takeover.mark }];
  }
  return scene.tickers.flatMap(({ ticker }) =>
    Array.from({ length: ticker.repeats }, (_, turn) => ({
      id: turn === 0 ? ticker.id : `${ticker.id}#${turn + 1}`,
      severity: ticker.severity,
      text: isLow ? ticker.short : ticker.text,
      mark: ticker.mark,
    })),
  );
}
