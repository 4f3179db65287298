import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readingMs, readingRateOf, syllablesOf } from "../../core/programme/reading-time.ts";

describe("reading time", () => {
  it("goes by the weakest reader", () => {
    expect(readingRateOf(["giao_vien", "thcs", "tieu_hoc"])).toBe(1.2);
    expect(readingRateOf(["thpt", "thcs"])).toBe(2);
    expect(readingRateOf(["thpt"])).toBe(2.5);
    expect(readingRateOf([])).toBe(2);
  });

  it("counts Vietnamese syllables as words, punctuation as nothing, numbers by threes", () => {
    expect(syllablesOf("Tắt máy, không gọi lại vào số vừa gọi đến")).toBe(10);
    expect(syllablesOf("Cúp máy – kể với người nhà")).toBe(6);
    expect(syllablesOf("“Công an” gọi điện dọa bắt?")).toBe(6);
    expect(syllablesOf("Gọi 113 hoặc 19001234")).toBe(6);
    expect(syllablesOf("23/11/2026")).toBe(4);
    expect(syllablesOf("  ")).toBe(0);
  });

  it("is two seconds and the syllables at the rate, in whole seconds, never under the least", () => {
    expect(readingMs(36, 2, 8_000)).toBe(20_000);
    expect(readingMs(17, 1.2, 8_000)).toBe(17_000);
    expect(readingMs(3, 2.5, 8_000)).toBe(8_000);
  });

  it("agrees with the counts the demo content was written by", () => {
    const file = new URL("../../demo/content/scams.json", import.meta.url);
    const { items } = JSON.parse(readFileSync(file, "utf8"));
    for (const { poster, reading } of items) {
      const [title, signs, actions] = reading.cards;
      expect(syllablesOf(`${poster.title} ${poster.slogan}`)).toBeCloseTo(title.syllables, -1);
      expect(Math.abs(syllablesOf(poster.signs.join(" ")) - signs.syllables)).toBeLessThanOrEqual(2);
      expect(Math.abs(syllablesOf(poster.actions.join(" ")) - actions.syllables)).toBeLessThanOrEqual(2);
    }
  });
});
