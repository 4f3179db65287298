/**
 * Marks are read back from generated pictures: any size boards draw, anywhere, on busy ground, and never
 * where none is.
 */
import { assert, constantFrom, integer, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { markCells, markSide } from "../../core/mark.ts";
import { type GrayPicture, findMarks } from "../../demo/screen/find-marks.ts";

interface Canvas extends GrayPicture {
  readonly gray: Uint8Array;
}

/** A ground of noise: the worst neighbour a mark can have. */
function noise(widthPx: number, heightPx: number, seed: number): Canvas {
  let state = seed >>> 0;
  const gray = new Uint8Array(widthPx * heightPx).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return { widthPx, heightPx, gray };
}

/** Draws a mark with one white quiet cell around; (x, y) is its top left cell. */
function draw(canvas: Canvas, value: number, x: number, y: number, cellPx: number): void {
  const cells = markCells(value);
  for (let row = -cellPx; row < (markSide + 1) * cellPx; row += 1) {
    for (let column = -cellPx; column < (markSide + 1) * cellPx; column += 1) {
      const isBlack = cells[Math.floor(row / cellPx)]?.[Math.floor(column / cellPx)] === true;
      canvas.gray[(y + row) * canvas.widthPx + x + column] = isBlack ? 0 : 255;
    }
  }
}

const size = constantFrom(2, 3, 5);
const value = integer({ min: 0, max: 0xff_ffff });

describe("findMarks", () => {
  test("a mark is found where it is, whatever surrounds it", () => {
    assert(
      property(value, size, nat(100), nat(100), nat(), (number, cellPx, dx, dy, seed) => {
        const canvas = noise(200, 180, seed);
        const [x, y] = [cellPx + dx, cellPx + dy];
        draw(canvas, number, x, y, cellPx);
        expect(findMarks(canvas)).toEqual([{ value: number, x, y, cellPx }]);
      }),
      { numRuns: 100 },
    );
  });

  test("two marks on one screen are both found: the item's and the takeover's", () => {
    const canvas = noise(400, 100, 7);
    draw(canvas, 1, 10, 40, 5);
    draw(canvas, 0xff_ffff, 300, 40, 5);
    expect(findMarks(canvas).map((mark) => mark.value)).toEqual([1, 0xff_ffff]);
  });

  test("a mark faded to half by a cross-fade is still read, one nearly gone is not", () => {
    const faded = (share: number) => {
      const canvas: Canvas = { widthPx: 80, heightPx: 80, gray: new Uint8Array(6_400).fill(255) };
      draw(canvas, 424_242, 10, 10, 5);
      canvas.gray.forEach((gray, at) => {
        canvas.gray[at] = Math.round(255 - (255 - gray) * share);
      });
      return findMarks(canvas).length;
    };
    expect(faded(0.7)).toBe(1);
    expect(faded(0.3)).toBe(0);
  });

  test("noise, white and black hold no mark", () => {
    expect(findMarks(noise(400, 300, 42))).toEqual([]);
    for (const gray of [0, 255]) {
      expect(findMarks({ widthPx: 100, heightPx: 100, gray: new Uint8Array(10_000).fill(gray) })).toEqual([]);
    }
  });

  test("a mark with one wrong cell is not believed", () => {
    assert(
      property(value, integer({ min: 0, max: 63 }), (number, cell) => {
        const canvas: Canvas = { widthPx: 80, heightPx: 80, gray: new Uint8Array(6_400).fill(255) };
        draw(canvas, number, 10, 10, 5);
        const [x, y] = [10 + (cell % 8) * 5, 10 + Math.floor(cell / 8) * 5];
        for (let row = y; row < y + 5; row += 1) {
          for (let column = x; column < x + 5; column += 1) {
            const at = row * 80 + column;
            canvas.gray[at] = 255 - (canvas.gray[at] ?? 0);
          }
        }
        expect(findMarks(canvas).map((mark) => mark.value)).not.toContain(number);
      }),
    );
  });

  test("a whole screen is read in well under a second", () => {
    const canvas = noise(1_920, 1_080, 3);
    draw(canvas, 77, 1_860, 1_020, 5);
    expect(findMarks(canvas)).toEqual([{ value: 77, x: 1_860, y: 1_020, cellPx: 5 }]);
  });
});
