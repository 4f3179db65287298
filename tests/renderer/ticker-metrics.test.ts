/** The ticker is set and moves as the measured presets say. */
import { describe, expect, test } from "vitest";
import {
  bandHeightPx,
  pageDwellMs,
  speedPxPerS,
  tickerMetrics,
} from "../../renderer/ticker/ticker-metrics.ts";

describe("tickerMetrics", () => {
  test.each([
    [128, "Noto Sans", 86, 99],
    [112, "Noto Sans", 74, 88],
    [64, "Roboto Condensed", 48, 50],
    [32, "Roboto Condensed", 25, 26],
    [24, "Roboto Condensed", 18, 19],
    [16, "UnifontEX", 16, 14],
  ])("sets a band of %i px in %s %i px on baseline %i", (heightPx, face, fontPx, baselinePx) => {
    expect(tickerMetrics(heightPx)).toMatchObject({ face, fontPx, baselinePx });
  });

  test("keeps the descenders of every height inside the band", () => {
    for (let heightPx = 24; heightPx <= 400; heightPx += 1) {
      const { fontPx, baselinePx } = tickerMetrics(heightPx);
      expect(baselinePx + 0.24 * fontPx).toBeLessThanOrEqual(heightPx);
      expect(baselinePx - 1.027 * fontPx).toBeGreaterThanOrEqual(-1);
    }
  });
});

describe("speedPxPerS", () => {
  test.each([
    [1.2, 128, 1920, 240],
    [2, 128, 1920, 360],
    [2.5, 128, 1920, 480],
    [1.2, 112, 1080, 180],
    [2, 112, 1080, 240],
    [2.5, 112, 1080, 240],
  ])("for %d syllables a second on a %i px band of %i px is %i px/s", (rate, heightPx, widthPx, expected) => {
    expect(speedPxPerS(rate, tickerMetrics(heightPx), widthPx)).toBe(expected);
  });
});

test("a page stays four seconds at least, and longer when there is more to read", () => {
  expect(pageDwellMs("Cúp máy", 2.5)).toBe(4_000);
  expect(pageDwellMs("một hai ba bốn năm sáu bảy tám chín mười", 2.5)).toBe(5_000);
});

test("a band has the height the design measured on the two common boards", () => {
  expect(bandHeightPx({ widthPx: 1920, heightPx: 1080 })).toBe(128);
  expect(bandHeightPx({ widthPx: 1080, heightPx: 1920 })).toBe(112);
  expect(bandHeightPx({ widthPx: 384, heightPx: 64 })).toBe(64);
});
