/**
 * The signs of life a page gives: its start, its beats, the frames it draws, and the shell's word that
 * it is gone.
 */
import type { WatchdogFacts } from "../../core/health/watchdog-verdict.ts";
import type { RendererMessage } from "../../contract/scene.ts";
import type { Clock } from "../ports.ts";

export type Beat = Extract<RendererMessage, { type: "beat" }>;

type RendererFacts = Pick<
  WatchdogFacts,
  "rendererStartedAtMs" | "lastBeatAtMs" | "lastFrameAtMs" | "isRendererGone" | "unresponsiveSinceMs"
>;

export interface RendererSigns {
  readonly beat: (beat: Beat) => void;
  /** A page begins to load: its grace starts. */
  readonly started: () => void;
  readonly gone: (reason: string) => void;
  readonly unresponsive: (isUnresponsive: boolean) => void;
  readonly goneReason: () => string | null;
  readonly facts: () => RendererFacts;
}

export function createRendererSigns(clock: Clock): RendererSigns {
  let rendererStartedAtMs = clock.monoMs();
  let lastBeatAtMs: number | null = null;
  let lastFrameAtMs: number | null = null;
  let frames = -1;
  let goneReason: string | null = null;
  let unresponsiveSinceMs: number | null = null;
  return {
    beat(beat) {
      lastBeatAtMs = clock.monoMs();
      if (beat.frames !== frames) lastFrameAtMs = lastBeatAtMs;
      frames = beat.frames;
    },
    started() {
      rendererStartedAtMs = clock.monoMs();
      goneReason = null;
      unresponsiveSinceMs = null;
    },
    gone(reason) {
      goneReason = reason;
    },
    unresponsive(isUnresponsive) {
      unresponsiveSinceMs = isUnresponsive ? clock.monoMs() : null;
    },
    goneReason: () => goneReason,
    facts() {
      const isRendererGone = goneReason !== null;
      return { rendererStartedAtMs, lastBeatAtMs, lastFrameAtMs, isRendererGone, unresponsiveSinceMs };
    },
  };
}

/** For a page that is not ours to bring back: always alive. */
export function createNoRendererSigns(clock: Clock): RendererSigns {
  const none = (): void => undefined;
  return {
    beat: none,
    started: none,
    gone: none,
    unresponsive: none,
    goneReason: () => null,
    facts() {
      const nowMs = clock.monoMs();
      return {
        rendererStartedAtMs: nowMs,
        lastBeatAtMs: nowMs,
        lastFrameAtMs: nowMs,
        isRendererGone: false,
        unresponsiveSinceMs: null,
      };
    },
  };
}
