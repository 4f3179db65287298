/**
 * How a ticker is set on a band of some height: face, size, baseline, speed, and how much of it one page
 * holds.
 */
import type { BoardSize } from "../../contract/board.ts";

export interface TickerMetrics {
  readonly face: string;
  readonly weight: number;
  readonly fontPx: number;
  /** From the top of the band: centring by line height would cut the tilde off stacked capitals. */
  readonly baselinePx: number;
  /** Mean width of a character, in em. */
  readonly advanceEm: number;
}

interface Preset {
  readonly heightPx: number;
  readonly fontPx: number;
  readonly baselinePx: number;
}

/** Measured with all 134 Vietnamese letters, bold. */
const posterPresets: readonly Preset[] = [
  { heightPx: 128, fontPx: 86, baselinePx: 99 },
  { heightPx: 112, fontPx: 74, baselinePx: 88 },
];
const ledPresets: readonly Preset[] = [
  { heightPx: 64, fontPx: 48, baselinePx: 50 },
  { heightPx: 32, fontPx: 25, baselinePx: 26 },
  { heightPx: 24, fontPx: 18, baselinePx: 19 },
];
/** The one 16-pixel face that keeps the tones of Ế Ể Ễ apart. */
const tinyMetrics: TickerMetrics = {
  face: "UnifontEX",
  weight: 400,
  fontPx: 16,
  baselinePx: 14,
  advanceEm: 0.5,
};

/** Below this a band is an LED matrix: pure colours, and pages instead of motion. */
export const ledHeightPx = 100;
const tinyHeightPx = 24;

export function tickerMetrics(heightPx: number): TickerMetrics {
  if (heightPx < tinyHeightPx) return tinyMetrics;
  const isLed = heightPx < ledHeightPx;
  const presets = isLed ? ledPresets : posterPresets;
  const preset = presets.find((each) => each.heightPx <= heightPx) ?? presets.at(-1);
  if (preset === undefined) throw new Error("there is a preset for every height");
  const scale = heightPx / preset.heightPx;
  return {
    face: isLed ? "Roboto Condensed" : "Noto Sans",
    weight: 700,
    fontPx: Math.floor(preset.fontPx * scale),
    baselinePx: Math.floor(preset.baselinePx * scale),
    advanceEm: isLed ? 0.416 : 0.518,
  };
}

/** Vietnamese: letters of a syllable with its space, rounded from 4.48. */
const charactersPerSyllable = 4.5;
/** Whole pixels per frame, on panels that refresh 60 times a second. */
const speedStepPxPerS = 60;
const slowestPxPerS = 30;

/** Each word stays in sight for at least four seconds. */
export function speedPxPerS(syllablesPerS: number, metrics: TickerMetrics, boardWidthPx: number): number {
  const readable = syllablesPerS * charactersPerSyllable * metrics.advanceEm * metrics.fontPx;
  const most = Math.min(readable, boardWidthPx / 4);
  return Math.max(slowestPxPerS, Math.floor(most / speedStepPxPerS) * speedStepPxPerS);
}

/** How long one page of a paged ticker stays, in milliseconds. */
export function pageDwellMs(text: string, syllablesPerS: number): number {
  const syllables = text.split(/\s+/u).length;
  return Math.max(4_000, Math.ceil((1 + syllables / syllablesPerS) * 1_000));
}

/** The band a board of this size gives its ticker. */
export function bandHeightPx(size: BoardSize): number {
  if (size.heightPx < 400 && size.widthPx >= size.heightPx * 3) return size.heightPx;
  const isWide = size.widthPx >= size.heightPx;
  const scale = isWide ? 128 / 1080 : 112 / 1080;
  const measurePx = isWide ? size.heightPx : size.widthPx;
  return Math.min(size.heightPx, Math.max(24, Math.round(measurePx * scale)));
}
