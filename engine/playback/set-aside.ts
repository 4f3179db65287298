/** Items the renderer could not show three times: left out until the board gets another revision. */
import type { ShowingKey } from "../../contract/scene.ts";

/** Failures after which an item is set aside. */
export const failuresMax = 3;
/** Items counted at once. */
const itemsCountedMax = 1_000;

export interface SetAside {
  readonly items: ReadonlySet<string>;
  /** True when this failure was the last one it gets. Failures of one showing count once. */
  fail(item: string, key: ShowingKey): boolean;
  /** Sets it aside at once; false when it is already. */
  bar(item: string): boolean;
  /** A new revision: everything gets another chance. */
  clear(): void;
}

export function createSetAside(): SetAside {
  const items = new Set<string>();
  const failures = new Map<string, Set<ShowingKey>>();
  return {
    items,
    fail(item, key) {
      const keys = failures.get(item) ?? new Set();
      if (failures.size < itemsCountedMax) failures.set(item, keys.add(key));
      if (keys.size < failuresMax || items.has(item)) return false;
      items.add(item);
      return true;
    },
    bar(item) {
      if (items.has(item)) return false;
      items.add(item);
      return true;
    },
    clear() {
      items.clear();
      failures.clear();
    },
  };
}
