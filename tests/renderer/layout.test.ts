/** Whatever is on, a board is filled exactly and nothing covers what is reported as seen. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LayoutInput, type Rect, layOut } from "../../renderer/sign-board/layout.ts";
import { landscape, low, portrait, strip } from "./board/scenes.ts";

const input = fc.record<LayoutInput>({
  size: fc.oneof(
    fc.constantFrom(landscape, portrait, strip, low),
    fc.record({
      widthPx: fc.integer({ min: 128, max: 4_000 }),
      heightPx: fc.integer({ min: 16, max: 4_000 }),
    }),
  ),
  hasTicker: fc.boolean(),
  isTickerTurn: fc.boolean(),
  takeover: fc.constantFrom("ticker" as const, "band" as const, "full" as const, null),
  hasPairing: fc.boolean(),
  hasClock: fc.boolean(),
});
const area = ({ widthPx, heightPx }: Rect) => widthPx * heightPx;

describe("layOut", () => {
  test("uses whole pixels and stays on the board", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { stage, band, takeover, pairing } = layOut(given);
        for (const rect of [stage, band, takeover, pairing].filter((each) => each !== null)) {
          for (const px of Object.values(rect)) expect(Number.isInteger(px)).toBe(true);
          expect(Math.min(rect.xPx, rect.yPx)).toBeGreaterThanOrEqual(0);
          expect(rect.xPx + rect.widthPx).toBeLessThanOrEqual(given.size.widthPx);
          expect(rect.yPx + rect.heightPx).toBeLessThanOrEqual(given.size.heightPx);
        }
      }),
    );
  });

  test("fills the board without overlap, unless it says that the stage is covered", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { isStageCovered, clock: _clock, ...rects } = layOut(given);
        const parts = Object.values(rects).filter((each) => each !== null);
        const filled = parts.reduce((sum, rect) => sum + area(rect), 0);
        const whole = given.size.widthPx * given.size.heightPx;
        expect(filled).toBe(isStageCovered ? whole * 2 : whole);
      }),
    );
  });

  test("puts the clock into the stage's own corner, and never takes the whole width for it", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { stage, clock } = layOut(given);
        if (clock === null) return;
        expect(clock.xPx + clock.widthPx).toBe(stage.xPx + stage.widthPx);
        expect(clock.yPx).toBe(stage.yPx);
        expect(clock.widthPx).toBeLessThan(stage.widthPx);
        expect(clock.heightPx).toBeLessThan(stage.heightPx);
      }),
    );
  });

  test("gives a full takeover the whole board, of any size", () => {
    fc.assert(
      fc.property(input, (given) => {
        const { takeover } = layOut({ ...given, takeover: "full" });
        expect(takeover).toEqual({ xPx: 0, yPx: 0, ...given.size });
      }),
    );
  });
});

test("a strip shows the ticker or the rotation, never both; an urgent line is never put off", () => {
  const base = { size: strip, hasTicker: true, takeover: null, hasPairing: false, hasClock: true };
  expect(layOut({ ...base, isTickerTurn: true }).isStageCovered).toBe(true);
  expect(layOut({ ...base, isTickerTurn: false }).band).toBeNull();
  expect(layOut({ ...base, isTickerTurn: false, takeover: "ticker" }).band).not.toBeNull();
});

test("beside words the clock drops its date sooner than above a picture field", () => {
  const base = { hasTicker: false, isTickerTurn: false, takeover: null, hasClock: true };
  const widths = [landscape, portrait].map((size) => {
    const { clock } = layOut({ ...base, size, hasPairing: true });
    return (clock?.widthPx ?? 0) / (clock?.heightPx ?? 1);
  });
  expect(widths[0]).toBeLessThan(3);
  expect(widths[1]).toBeGreaterThan(6);
});
