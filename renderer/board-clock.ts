/** Board time in the renderer: taken from scenes, carried on by the monotonic clock. */
import type { RendererPorts } from "./ports.ts";

export interface BoardClock {
  /** Takes the time a scene was made at. */
  anchor(nowMs: number): void;
  /** Board time now, in fractions of a millisecond; 0 before the first scene. */
  nowMs(): number;
}

/** A difference larger than this is a corrected clock, a smaller one is a scene that waited on its way. */
export const stepMs = 250;

/**
 * A scene can arrive late but never early, so the largest distance seen between board time and the monotonic
 * clock is the truest: following every scene would make deadlines jitter with whatever held the message up.
 */
export function createBoardClock(ports: Pick<RendererPorts, "monotonicMs">): BoardClock {
  let distanceMs: number | null = null;
  return {
    anchor(nowMs) {
      const seenMs = nowMs - ports.monotonicMs();
      const isStep = distanceMs === null || Math.abs(seenMs - distanceMs) > stepMs;
      distanceMs = isStep ? seenMs : Math.max(seenMs, distanceMs ?? seenMs);
    },
    nowMs: () => (distanceMs === null ? 0 : ports.monotonicMs() + distanceMs),
  };
}
