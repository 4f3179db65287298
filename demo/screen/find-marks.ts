/**
 * Reads the block codes (core/mark.ts) out of a picture of a whole screen. It trusts nothing but the
 * pixels: a code counts when its frame, its checksum and a white margin on all four sides are there.
 */
import { markSide, readMark } from "../../core/mark.ts";

/** One byte a pixel, row by row; 0 is black. */
export interface GrayPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly gray: Uint8Array;
}

export interface FoundMark {
  readonly value: number;
  /** Top left pixel of the code, without its margin. */
  readonly x: number;
  readonly y: number;
  readonly cellPx: number;
}

/** Cell sizes boards draw: tall boards, strips, low boards. */
const cellSizesPx = [5, 3, 2];
const blackBelow = 96;
const whiteAbove = 160;

function isBlack({ widthPx, gray }: GrayPicture, x: number, y: number): boolean {
  return (gray[y * widthPx + x] ?? 255) < blackBelow;
}

function isWhite({ widthPx, gray }: GrayPicture, x: number, y: number): boolean {
  return (gray[y * widthPx + x] ?? 0) > whiteAbove;
}

/**
 * The left column is black from top to bottom, the cell right of its head white, the margin around its head
 * white.
 */
function maybeMark(picture: GrayPicture, x: number, y: number, cellPx: number): boolean {
  const side = markSide * cellPx;
  return (
    isWhite(picture, x - 1, y) &&
    isWhite(picture, x, y - 1) &&
    isWhite(picture, x + cellPx, y) &&
    isBlack(picture, x, y + side - 1) &&
    isBlack(picture, x + side - 1, y + side - 1) &&
    isWhite(picture, x, y + side) &&
    isWhite(picture, x + side, y + side - 1)
  );
}

function cellsAt(picture: GrayPicture, x: number, y: number, cellPx: number): boolean[][] {
  const middle = Math.floor(cellPx / 2);
  return Array.from({ length: markSide }, (_, row) =>
    Array.from({ length: markSide }, (_unused, column) =>
      isBlack(picture, x + column * cellPx + middle, y + row * cellPx + middle),
    ),
  );
}

function markAt(picture: GrayPicture, x: number, y: number): FoundMark | null {
  for (const cellPx of cellSizesPx) {
    const end = markSide * cellPx;
    if (x + end >= picture.widthPx || y + end >= picture.heightPx) continue;
    if (!maybeMark(picture, x, y, cellPx)) continue;
    const value = readMark(cellsAt(picture, x, y, cellPx));
    if (value !== null) return { value, x, y, cellPx };
  }
  return null;
}

/** Every mark in the picture, from top to bottom, left to right. */
export function findMarks(picture: GrayPicture): FoundMark[] {
  const { widthPx, heightPx } = picture;
  const found: FoundMark[] = [];
  for (let y = 1; y < heightPx; y += 1) {
    for (let x = 1; x < widthPx; x += 1) {
      if (!isBlack(picture, x, y)) continue;
      const mark = markAt(picture, x, y);
      if (mark) found.push(mark);
    }
  }
  return found;
}
