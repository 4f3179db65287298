/** Where everything stands on a board of some size and shape: whole pixels, nothing overlaps by accident. */
import { type BoardSize, shapeOf } from "../../contract/board.ts";
import type { TakeoverSize } from "../../contract/takeover.ts";
import { bandHeightPx } from "../ticker/ticker-metrics.ts";

export interface Rect {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface LayoutInput {
  readonly size: BoardSize;
  readonly hasTicker: boolean;
  /** On strips ticker and items take turns, because there is room for one idea only. */
  readonly isTickerTurn: boolean;
  readonly takeover: TakeoverSize | null;
  readonly hasPairing: boolean;
  readonly hasClock: boolean;
}

export interface Layout {
  readonly stage: Rect;
  readonly band: Rect | null;
  readonly takeover: Rect | null;
  readonly pairing: Rect | null;
  /** The corner of the stage the clock takes; what stands on the stage keeps clear of it. */
  readonly clock: Rect | null;
  /** Nothing of the stage can be seen. */
  readonly isStageCovered: boolean;
}

const bandTakeoverShare = 0.34;
const pairingShare = 0.36;
/** Of the board's shorter side. */
const clockHeightShare = 0.078;
/** In heights of the clock: the time alone, and with the longest date in words beside it. */
const clockAspect = 2.7;
const datedClockAspect = 6.9;
/** The clock takes no more of the stage's width than this; upright, no words stand beside it. */
const clockWidthShareMax = { upright: 0.6, wide: 0.42 } as const;

const whole = ({ widthPx, heightPx }: BoardSize): Rect => ({ xPx: 0, yPx: 0, widthPx, heightPx });

function above(area: Rect, heightPx: number): [Rect, Rect] {
  const upperPx = area.heightPx - heightPx;
  return [
    { ...area, heightPx: upperPx },
    { ...area, yPx: area.yPx + upperPx, heightPx },
  ];
}

function beside(area: Rect, widthPx: number): [Rect, Rect] {
  const leftPx = area.widthPx - widthPx;
  return [
    { ...area, widthPx: leftPx },
    { ...area, xPx: area.xPx + leftPx, widthPx },
  ];
}

/**
 * Strips and LED matrices hold one thing at a time; only a wide strip has room for a pairing code beside it.
 */
function layOutStrip(input: LayoutInput): Omit<Layout, "clock"> {
  const board = whole(input.size);
  const nothing = { stage: board, band: null, takeover: null, pairing: null };
  if (input.takeover === "full" || input.takeover === "band") {
    return { ...nothing, takeover: board, isStageCovered: true };
  }
  if (input.hasTicker && (input.isTickerTurn || input.takeover === "ticker")) {
    return { ...nothing, band: board, isStageCovered: true };
  }
  if (!input.hasPairing) return { ...nothing, isStageCovered: false };
  if (shapeOf(input.size) === "low") return { ...nothing, pairing: board, isStageCovered: true };
  const [stage, pairing] = beside(board, Math.round(board.widthPx / 2));
  return { ...nothing, stage, pairing, isStageCovered: false };
}

function layOutPoster(input: LayoutInput): Omit<Layout, "clock"> {
  const board = whole(input.size);
  if (input.takeover === "full") {
    return { stage: board, band: null, takeover: board, pairing: null, isStageCovered: true };
  }
  let stage = board;
  let band: Rect | null = null;
  let takeover: Rect | null = null;
  let pairing: Rect | null = null;
  if (input.takeover === "band") {
    [stage, takeover] = above(stage, Math.round(board.heightPx * bandTakeoverShare));
  } else if (input.hasTicker) {
    [stage, band] = above(stage, bandHeightPx(input.size));
  }
  if (input.hasPairing) {
    const isWide = shapeOf(input.size) === "landscape";
    [stage, pairing] = isWide
      ? beside(stage, Math.round(board.widthPx * pairingShare))
      : above(stage, Math.round(board.heightPx * pairingShare));
  }
  return { stage, band, takeover, pairing, isStageCovered: false };
}

/** The upper right corner of the stage; without the date where that would take too much of it. */
function clockOn(stage: Rect, size: BoardSize): Rect {
  const heightPx = Math.round(Math.min(size.widthPx, size.heightPx) * clockHeightShare);
  const datedPx = Math.round(heightPx * datedClockAspect);
  const { upright, wide } = clockWidthShareMax;
  const isDated = datedPx <= stage.widthPx * (shapeOf(stage) === "portrait" ? upright : wide);
  const widthPx = isDated ? datedPx : Math.round(heightPx * clockAspect);
  return { xPx: stage.xPx + stage.widthPx - widthPx, yPx: stage.yPx, widthPx, heightPx };
}

export function layOut(input: LayoutInput): Layout {
  const shape = shapeOf(input.size);
  if (shape === "strip" || shape === "low") return { ...layOutStrip(input), clock: null };
  const layout = layOutPoster(input);
  const isSeen = input.hasClock && !layout.isStageCovered;
  return { ...layout, clock: isSeen ? clockOn(layout.stage, input.size) : null };
}
