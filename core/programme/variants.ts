/** Which of several forms of one item a board plays, rule 1.10: the one in the language most wanted. */
import type { Item } from "../../contract/items/index.ts";

/** The item that several are forms of: the one they name, or the item itself. */
function nameOf({ variantOf, id }: Item): string {
  return variantOf ?? id;
}

/** The smaller, the better: the board's languages in their order, then none, then any other. */
function rankOf({ language }: Item, languages: readonly string[]): number {
  if (language === null) return languages.length;
  const index = languages.indexOf(language);
  return index < 0 ? languages.length + 1 : index;
}

/** The ids of the items that play, given those of one campaign that may, in order. */
export function chosenVariants(items: readonly Item[], languages: readonly string[]): Set<string> {
  const best = new Map<string, Item>();
  for (const item of items) {
    const known = best.get(nameOf(item));
    if (!known || rankOf(item, languages) < rankOf(known, languages)) best.set(nameOf(item), item);
  }
  return new Set([...best.values()].map(({ id }) => id));
}
