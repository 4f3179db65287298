/**
 * What a shell must do to keep a picture: instants in, one verdict out, like a guard who looks at the clock
 * and at the door, never at the people. Never give up, only slow down. All instants are of one monotonic
 * clock.
 */

export const watchdogLimits = {
  /** A renderer that is silent or draws no new frame for this long is reloaded. */
  rendererSilentMs: 10_000,
  /** A second failure within this gets a new window instead of another reload. */
  rendererAgainMs: 60_000,
  /** A page the shell calls unresponsive for this long gets a new window. */
  unresponsiveMs: 8_000,
  /** An engine that answers no ping for this long is started again. */
  engineSilentMs: 10_000,
  /** What has just been started is given this long to speak for the first time. */
  startGraceMs: 20_000,
  /** This many restarts within `restartWindowMs`: only the house loop, no network. */
  restartsBeforeSafe: 6,
  restartWindowMs: 600_000,
  /** After this long without a restart the board tries its programme again. */
  safeForMs: 3_600_000,
} as const;

export type WatchdogVerdict = "none" | "reload_renderer" | "new_window" | "restart_engine" | "safe";

export interface WatchdogFacts {
  readonly nowMs: number;
  /** The latest start, reload or new window of the renderer. */
  readonly rendererStartedAtMs: number;
  readonly lastBeatAtMs: number | null;
  /** When the frame counter last grew. */
  readonly lastFrameAtMs: number | null;
  readonly isRendererGone: boolean;
  readonly unresponsiveSinceMs: number | null;
  readonly engineStartedAtMs: number;
  readonly lastPongAtMs: number | null;
  readonly isEngineGone: boolean;
  /** Reloads, new windows and engine restarts so far; those older than the window do not count. */
  readonly interventionsAtMs: readonly number[];
  readonly isSafe: boolean;
}

/** Latest sign of life, a fresh start counting as one for the length of its grace. */
function silentMs(nowMs: number, startedAtMs: number, lastAtMs: number | null): number {
  const graceEndMs = startedAtMs + watchdogLimits.startGraceMs - watchdogLimits.rendererSilentMs;
  const lastSinceStartMs = lastAtMs !== null && lastAtMs >= startedAtMs ? lastAtMs : graceEndMs;
  return nowMs - lastSinceStartMs;
}

function isEngineLost(facts: WatchdogFacts): boolean {
  const { nowMs, engineStartedAtMs, lastPongAtMs, isEngineGone } = facts;
  return isEngineGone || silentMs(nowMs, engineStartedAtMs, lastPongAtMs) > watchdogLimits.engineSilentMs;
}

function isRendererStill({ nowMs, rendererStartedAtMs, lastBeatAtMs, lastFrameAtMs }: WatchdogFacts) {
  const limitMs = watchdogLimits.rendererSilentMs;
  return [lastBeatAtMs, lastFrameAtMs].some(
    (lastAtMs) => silentMs(nowMs, rendererStartedAtMs, lastAtMs) > limitMs,
  );
}

function rendererVerdict(facts: WatchdogFacts): WatchdogVerdict {
  const { nowMs, isRendererGone, unresponsiveSinceMs, interventionsAtMs } = facts;
  const { unresponsiveMs, rendererAgainMs } = watchdogLimits;
  if (isRendererGone) return "new_window";
  if (unresponsiveSinceMs !== null && nowMs - unresponsiveSinceMs > unresponsiveMs) return "new_window";
  if (!isRendererStill(facts)) return "none";
  const isSecond = interventionsAtMs.some((atMs) => nowMs - atMs < rendererAgainMs);
  return isSecond ? "new_window" : "reload_renderer";
}

/** True once a board in safe mode may try its programme again. */
export function mayLeaveSafe({ nowMs, isSafe, interventionsAtMs }: WatchdogFacts): boolean {
  return isSafe && interventionsAtMs.every((atMs) => nowMs - atMs > watchdogLimits.safeForMs);
}

export function watchdogVerdict(facts: WatchdogFacts): WatchdogVerdict {
  const verdict = isEngineLost(facts) ? "restart_engine" : rendererVerdict(facts);
  if (verdict === "none" || facts.isSafe) return verdict;
  const { restartWindowMs, restartsBeforeSafe } = watchdogLimits;
  const recent = facts.interventionsAtMs.filter((atMs) => facts.nowMs - atMs <= restartWindowMs);
  return recent.length >= restartsBeforeSafe ? "safe" : verdict;
}
