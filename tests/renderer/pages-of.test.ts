/** A paged line is broken where a reader would breathe. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pagesOf } from "../../renderer/ticker/pages-of.ts";

const joined = "tài\u00a0khoản";

describe("pagesOf", () => {
  test("keeps a line that fits on one page", () => {
    expect(pagesOf("Cúp máy, báo 113", 19)).toEqual(["Cúp máy, báo 113"]);
  });

  test("breaks after a comma rather than in the middle of a phrase", () => {
    expect(pagesOf("Nước lên nhanh, rời bờ sông ngay", 19)).toEqual(["Nước lên nhanh,", "rời bờ sông ngay"]);
  });

  test("breaks before a small word that opens a phrase", () => {
    expect(pagesOf("Không bấm đường dẫn trong tin nhắn lạ", 22)).toEqual([
      "Không bấm đường dẫn",
      "trong tin nhắn lạ",
    ]);
  });

  test("never breaks at a no-break space", () => {
    for (let charactersMax = 10; charactersMax < 40; charactersMax += 1) {
      const pages = pagesOf(`Không chuyển tiền vào ${joined} an toàn`, charactersMax);
      expect(pages.some((page) => page.includes(joined))).toBe(true);
    }
  });

  test("keeps a number with the word it counts", () => {
    expect(pagesOf("Gọi ngay tổng đài 1022 nếu thấy lạ", 24)).toEqual([
      "Gọi ngay tổng đài 1022",
      "nếu thấy lạ",
    ]);
  });

  test("lets a word that is too long stand alone", () => {
    expect(pagesOf("Vào khonggianmang.vn ngay", 12)).toEqual(["Vào", "khonggianmang.vn", "ngay"]);
  });

  test("loses no word, keeps their order and fits every page", () => {
    const word = fc.stringMatching(/^[a-zA-Zàáảãạăâđêôơư0-9]{1,9}[,.!?]?$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 25 }),
        fc.integer({ min: 10, max: 40 }),
        (words, charactersMax) => {
          const pages = pagesOf(words.join(" "), charactersMax);
          expect(pages.join(" ")).toBe(words.join(" "));
          for (const page of pages) expect(page.length).toBeLessThanOrEqual(charactersMax);
        },
      ),
    );
  });
});
