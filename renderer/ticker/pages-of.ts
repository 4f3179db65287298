/**
 * Breaks a line into pages where a reader would breathe: after a sentence, after a comma, before a small word
 * that opens a new phrase; as few pages as fit, none of them a stray syllable. Syllables joined by a no-break
 * space are one word.
 */

/** Words that open a phrase: a break before them sounds like a breath. */
const openers = new Set(
  (
    "và hoặc hay để khi nếu thì là của cho với từ trong ngoài trên dưới không đừng chớ hãy mà nhưng " +
    "vì do bởi ở tại theo qua bằng phải sẽ đã đang được bị có rồi ngay như cần and or to when if then " +
    "is of for with from in on at do not never but because by call stop"
  ).split(" "),
);

const bare = (word: string) => word.toLocaleLowerCase("vi").replaceAll(/[^\p{L}\p{N}]/gu, "");

/** What a page that ends between these two words costs. */
function breakCost(word: string, following: string): number {
  if (/[.!?…;]["”']?$/u.test(word)) return 0;
  if (/[,:–—-]["”']?$/u.test(word)) return 1;
  if (openers.has(bare(word))) return 25;
  if (/^\d/u.test(following)) return 40;
  if (openers.has(bare(following))) return 4;
  return /\d$/u.test(word) ? 40 : 12;
}

interface Plan {
  readonly cost: number;
  readonly from: number;
}

/** Dearer than any break, so that the number of pages is the least there can be. */
const pageCost = 100;
const strayCost = 20;

/**
 * A word that is longer than a page stands alone on one. Lengths are counted in characters, or in whatever
 * `lengthOf` measures; `lengthMax` is at least 1.
 */
export function pagesOf(
  text: string,
  lengthMax: number,
  lengthOf: (page: string) => number = (page) => page.length,
): string[] {
  const words = text.split(" ").filter((word) => word !== "");
  const plans: Plan[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    let best: Plan = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0; from -= 1) {
      const length = lengthOf(words.slice(from, end).join(" "));
      if (length > lengthMax && from < end - 1) break;
      const isLast = end === words.length;
      const closing = isLast ? 0 : breakCost(words[end - 1] ?? "", words[end] ?? "");
      const emptyShare = Math.max(0, 1 - length / lengthMax);
      const stray = end - from === 1 && words.length > 1 ? strayCost : 0;
      const cost = (plans[from]?.cost ?? 0) + pageCost + closing + stray + 15 * emptyShare ** 2;
      if (cost < best.cost) best = { cost, from };
    }
    plans.push(best);
  }
  const pages: string[] = [];
  for (let end = words.length; end > 0; ) {
    const from = plans[end]?.from ?? 0;
    pages.unshift(words.slice(from, end).join(" "));
    end = from;
  }
  return pages;
}
