/**
 * How a strip of captured frames moved: how far between two frames, how long it stood still, whether it
 * jumped.
 */
import type { Frame, Region } from "./screen.ts";

/** Brightness of every column, 0 .. 255. */
export function columnProfile(frame: Frame, { widthPx, heightPx }: Region): Float64Array {
  const profile = new Float64Array(widthPx);
  for (let y = 0; y < heightPx; y += 2) {
    for (let x = 0; x < widthPx; x++)
      profile[x] = (profile[x] ?? 0) + (frame.rgb[(y * widthPx + x) * 3 + 1] ?? 0);
  }
  const rows = Math.ceil(heightPx / 2);
  return profile.map((sum) => sum / rows);
}

export interface Shift {
  /** Pixels the picture moved to the left. */
  readonly px: number;
  /** Mean difference of the columns after moving, 0 (the same picture) .. 255. */
  readonly rest: number;
}

/** The shift to the left, 0 .. `mostPx`, after which `later` looks most like `earlier`. */
export function shiftBetween(earlier: Float64Array, later: Float64Array, mostPx: number): Shift {
  let best: Shift = { px: 0, rest: Number.POSITIVE_INFINITY };
  for (let px = 0; px <= mostPx; px++) {
    let sum = 0;
    const columns = earlier.length - mostPx;
    for (let x = 0; x < columns; x++) sum += Math.abs((earlier[x + px] ?? 0) - (later[x] ?? 0));
    if (sum / columns < best.rest) best = { px, rest: sum / columns };
  }
  return best;
}

export interface Motion {
  /** Longest stretch without a new picture, in milliseconds. */
  readonly longestFreezeMs: number;
  /** Times the text was not where its speed would have carried it. */
  readonly jumps: number;
  /** New pictures a second. */
  readonly picturesPerSecond: number;
}

/**
 * Judges captured frames of a strip moving left at `pxPerSecond`. A jump is a picture that no shift of up
 * to a quarter of a second explains.
 */
export function judgeMotion(frames: readonly Frame[], region: Region, pxPerSecond: number): Motion {
  const mostPx = Math.min(Math.ceil(pxPerSecond / 4), Math.floor(region.widthPx / 3));
  let held: { profile: Float64Array; atMs: number } | null = null;
  let longestFreezeMs = 0;
  let jumps = 0;
  let pictures = 0;
  for (const frame of frames) {
    const profile = columnProfile(frame, region);
    if (held) {
      const { px, rest } = shiftBetween(held.profile, profile, mostPx);
      if (px === 0 && rest < 0.5) continue;
      if (rest > 6) jumps++;
      longestFreezeMs = Math.max(longestFreezeMs, frame.atMs - held.atMs);
      pictures++;
    }
    held = { profile, atMs: frame.atMs };
  }
  const first = frames.at(0)?.atMs ?? 0;
  const spanMs = (frames.at(-1)?.atMs ?? first) - first;
  return { longestFreezeMs, jumps, picturesPerSecond: spanMs > 0 ? (pictures * 1000) / spanMs : 0 };
}
