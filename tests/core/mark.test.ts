import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markCells, readMark } from "../../core/mark.ts";

const value = fc.integer({ min: 0, max: 0xff_ffff });

describe("mark", () => {
  it("reads back every number it draws", () => {
    fc.assert(fc.property(value, (number) => readMark(markCells(number)) === number));
    for (const number of [0, 1, 0xff_ffff]) expect(readMark(markCells(number))).toBe(number);
  });

  it("has a frame a reader can find: left and bottom black, top and right alternating", () => {
    const cells = markCells(0x12_3456);
    expect(cells.map((row) => row[0])).toEqual(Array.from({ length: 8 }, () => true));
    expect(cells[7]).toEqual(Array.from({ length: 8 }, () => true));
    expect(cells[0]).toEqual([true, false, true, false, true, false, true, false]);
    expect(cells.map((row) => row[7])).toEqual([false, true, false, true, false, true, false, true]);
  });

  it("takes no code with one, two or three wrong cells for a mark", () => {
    const cell = fc.integer({ min: 0, max: 63 });
    const wrong = fc.uniqueArray(cell, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(value, wrong, (number, places) => {
        const cells = markCells(number);
        for (const place of places) {
          const row = cells[Math.floor(place / 8)];
          if (row) row[place % 8] = row[place % 8] !== true;
        }
        expect(readMark(cells)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses what is no 8 x 8 field and numbers that do not fit", () => {
    expect(readMark([])).toBeNull();
    expect(readMark(markCells(7).map((row) => row.slice(1)))).toBeNull();
    expect(() => markCells(2 ** 24)).toThrow(RangeError);
    expect(() => markCells(1.5)).toThrow(RangeError);
  });
});
