/**
 * Which items were about when the window died: one that was there three times within ten minutes is set
 * aside. A neighbour may suffer with it; the board plays on.
 */
import type { SetAside } from "./set-aside.ts";

/** Losses of the window within `crashWindowMs` after which an item goes. */
export const crashesMax = 3;
export const crashWindowMs = 600_000;
/** Items watched at once. */
const itemsWatchedMax = 100;

export interface CrashBlame {
  /**
   * The window was lost while these items were on the glass or being prepared. Answers those set aside now.
   */
  windowLost(items: readonly string[], monoMs: number): string[];
}

export function createCrashBlame(setAside: SetAside): CrashBlame {
  const crashes = new Map<string, number[]>();
  const isOut = (item: string, monoMs: number): boolean => {
    const recent = (crashes.get(item) ?? []).filter((atMs) => monoMs - atMs < crashWindowMs);
    crashes.delete(item);
    if (crashes.size < itemsWatchedMax) crashes.set(item, [...recent, monoMs]);
    return recent.length + 1 >= crashesMax && setAside.bar(item);
  };
  return { windowLost: (items, monoMs) => items.filter((item) => isOut(item, monoMs)) };
}
