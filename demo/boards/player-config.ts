/**
 * What a player is told on its command line: its configuration file and, for people, a window they can
 * move.
 */
import type { BoardSize } from "../../contract/board.ts";
import { type BoardFolders, engineConfig } from "./board-folders.ts";

export interface PlayerSettings {
  readonly hubUrl: string;
  readonly folders: BoardFolders;
  readonly clockStartAtMs: number | null;
}

/** Both shells read one file: the engine's settings and the window (none named: the whole screen). */
export function playerConfig(settings: PlayerSettings): object {
  return { ...engineConfig(settings), window: null };
}

/** `1280x720`, the board's own shape: people see a window, checks see a kiosk. */
export function windowSize({ widthPx, heightPx }: BoardSize, widthPxMax = 1_280): string {
  const scale = Math.min(1, widthPxMax / widthPx);
  return `${Math.round(widthPx * scale)}x${Math.round(heightPx * scale)}`;
}
