/**
 * The block code drawn in a corner: a 24-bit number as 8 x 8 cells that a camera or a screen capture can read
 * back.
 *
 * The left column and the bottom row are black, the top row and the right column alternate, so that a reader
 * finds the code and its scale. The 6 x 6 cells inside hold, row by row, the number (most significant bit
 * first) and its CRC-12.
 */

export const markSide = 8;
const markInside = markSide - 2;
const valueBits = 24;
const crcBits = 12;
const crcPolynomial = 0x80f;
const crcStart = 0xfff;

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, index) => ((value >>> (count - 1 - index)) & 1) === 1);
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/** CRC-12 (polynomial 0x80F, start 0xFFF) of the 24 bits of `value`. */
function crcOf(value: number): number {
  let crc = crcStart;
  for (const bit of bitsOf(value, valueBits)) {
    const isOut = ((crc >>> (crcBits - 1)) & 1) === 1;
    crc = (crc << 1) & 0xfff;
    if (isOut !== bit) crc ^= crcPolynomial;
  }
  return crc;
}

/** Black or white of a cell of the frame; `null` inside. */
function frameCell(x: number, y: number): boolean | null {
  if (x === 0 || y === markSide - 1) return true;
  if (y === 0) return x % 2 === 0;
  if (x === markSide - 1) return y % 2 === 1;
  return null;
}

/** The cells of a number 0 .. 2^24 - 1, row by row from the top; true is black. */
export function markCells(value: number): boolean[][] {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** valueBits) {
    throw new RangeError(`A mark is a whole number below 2^24, not ${value}`);
  }
  const inside = [...bitsOf(value, valueBits), ...bitsOf(crcOf(value), crcBits)];
  return Array.from({ length: markSide }, (_, y) =>
    Array.from(
      { length: markSide },
      (_unused, x) => frameCell(x, y) ?? inside[(y - 1) * markInside + x - 1] === true,
    ),
  );
}

/** The number in these cells, or `null` when they are no mark: a broken frame, a wrong CRC. */
export function readMark(cells: readonly (readonly boolean[])[]): number | null {
  if (cells.length !== markSide || cells.some((row) => row.length !== markSide)) return null;
  const inside: boolean[] = [];
  for (const [y, row] of cells.entries()) {
    for (const [x, cell] of row.entries()) {
      const expected = frameCell(x, y);
      if (expected === null) inside.push(cell);
      else if (expected !== cell) return null;
    }
  }
  const value = numberOf(inside.slice(0, valueBits));
  return numberOf(inside.slice(valueBits)) === crcOf(value) ? value : null;
}
