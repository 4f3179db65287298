/** On a strip every page has its share of the card's time, and the pages follow without a gap. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pageAt } from "../../../renderer/notice/paging.ts";

test("a longer phrase stays longer", () => {
  const pages = ["Gọi 113", "Không bấm đường dẫn lạ"];
  const { untilMs } = pageAt(pages, 10_000, 0);
  expect(untilMs).toBeGreaterThan(1_000);
  expect(untilMs).toBeLessThan(5_000);
});

test("walking from end to end shows every page once, in order, and the last to the end", () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 8_000, max: 60_000 }), (pages, durationMs) => {
      const seen: number[] = [];
      for (let offsetMs = 0; offsetMs !== Infinity; ) {
        const { index, untilMs } = pageAt(pages, durationMs, offsetMs);
        seen.push(index);
        expect(untilMs).toBeGreaterThan(offsetMs);
        offsetMs = untilMs;
      }
      expect(seen).toEqual(pages.map((_page, index) => index));
    }),
  );
});

test("a card held past its end keeps its last page", () => {
  expect(pageAt(["một", "hai"], 8_000, 90_000)).toEqual({ index: 1, untilMs: Infinity });
});
