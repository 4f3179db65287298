/**
 * Watches what engine and renderer achieve and has them brought back: gathers the facts, asks core for the
 * verdict, calls for the action and reports it as an incident. Decides nothing itself.
 */
import {
  type WatchdogFacts,
  type WatchdogVerdict,
  mayLeaveSafe,
  watchdogLimits,
  watchdogVerdict,
} from "../../core/health/watchdog-verdict.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { RendererMessage } from "../../contract/scene.ts";
import type { Ports } from "../ports.ts";
import type { EngineFacts } from "./engine-keeper.ts";

const checkEveryMs = 1_000;

type Beat = Extract<RendererMessage, { type: "beat" }>;

export interface WatchdogActions {
  readonly reloadRenderer: () => void;
  readonly newWindow: () => void;
  readonly restartEngine: () => void;
  /** Something had to be done: to be counted and reported. */
  readonly report: (code: ErrorCode, detail: string) => void;
}

export interface ShellWatchdog {
  readonly beat: (beat: Beat) => void;
  /** A page begins to load: its grace starts. */
  readonly rendererStarted: () => void;
  readonly rendererGone: (reason: string) => void;
  readonly rendererUnresponsive: (isUnresponsive: boolean) => void;
  readonly engineGone: (reason: string) => void;
  /** True while too much went wrong: the engine is to play the house loop alone. */
  readonly isSafe: () => boolean;
  readonly stop: () => void;
}

export interface ShellWatchdogOptions {
  readonly ports: Pick<Ports, "clock" | "timers" | "log">;
  readonly engine: () => EngineFacts;
  readonly actions: WatchdogActions;
  /** False: there is no page of ours to bring back (a browser somebody else opened). */
  readonly ownsRenderer: boolean;
}

export function createShellWatchdog(options: ShellWatchdogOptions): ShellWatchdog {
  const { ports, engine, actions, ownsRenderer } = options;
  const { clock, timers, log } = ports;
  let rendererStartedAtMs = clock.monoMs();
  let lastBeatAtMs: number | null = null;
  let lastFrameAtMs: number | null = null;
  let frames = -1;
  let goneReason: string | null = null;
  let engineReason: string | null = null;
  let unresponsiveSinceMs: number | null = null;
  let interventionsAtMs: readonly number[] = [];
  let isSafe = false;

  const rendererFacts = (nowMs: number) => {
    if (ownsRenderer)
      return { rendererStartedAtMs, lastBeatAtMs, lastFrameAtMs, isRendererGone: goneReason !== null };
    return { rendererStartedAtMs: nowMs, lastBeatAtMs: nowMs, lastFrameAtMs: nowMs, isRendererGone: false };
  };
  const facts = (): WatchdogFacts => {
    const nowMs = clock.monoMs();
    const { startedAtMs: engineStartedAtMs, lastPongAtMs, isGone: isEngineGone } = engine();
    const ofEngine = { engineStartedAtMs, lastPongAtMs, isEngineGone };
    return { nowMs, ...rendererFacts(nowMs), ...ofEngine, unresponsiveSinceMs, interventionsAtMs, isSafe };
  };

  const reasonOf = (verdict: WatchdogVerdict): readonly [ErrorCode, string] => {
    if (verdict === "restart_engine")
      return engineReason === null ? ["engine_hung", "no answer"] : ["engine_lost", engineReason];
    return goneReason === null ? ["renderer_hung", verdict] : ["renderer_lost", goneReason];
  };

  const startRenderer = (): void => {
    rendererStartedAtMs = clock.monoMs();
    goneReason = null;
    unresponsiveSinceMs = null;
  };

  const act = (verdict: WatchdogVerdict): void => {
    const [code, detail] = reasonOf(verdict);
    log.warn({ verdict, code, detail }, "The watchdog acts");
    if (verdict === "restart_engine" || verdict === "safe") {
      engineReason = null;
      actions.restartEngine();
    }
    if (verdict === "reload_renderer") actions.reloadRenderer();
    if (verdict === "new_window" || verdict === "safe") actions.newWindow();
    if (verdict !== "restart_engine") startRenderer();
    // Last, so that it waits for the new engine and is not told to a hung one.
    actions.report(code, detail);
  };

  const check = (): void => {
    const now = facts();
    if (mayLeaveSafe(now)) {
      isSafe = false;
      log.info({}, "Quiet for long enough: the programme is tried again");
      actions.restartEngine();
      return;
    }
    const verdict = watchdogVerdict(now);
    if (verdict === "none") return;
    const oldestMs = now.nowMs - watchdogLimits.restartWindowMs;
    interventionsAtMs = [...interventionsAtMs.filter((atMs) => atMs >= oldestMs), now.nowMs];
    if (verdict === "safe") isSafe = true;
    act(verdict);
  };
  const timer = timers.every(checkEveryMs, check);

  return {
    beat(beat) {
      lastBeatAtMs = clock.monoMs();
      if (beat.frames !== frames) lastFrameAtMs = lastBeatAtMs;
      frames = beat.frames;
    },
    rendererStarted: startRenderer,
    rendererGone(reason) {
      goneReason = reason;
      check();
    },
    rendererUnresponsive(isUnresponsive) {
      unresponsiveSinceMs = isUnresponsive ? clock.monoMs() : null;
    },
    engineGone(reason) {
      engineReason = reason;
      check();
    },
    isSafe: () => isSafe,
    stop: () => timer.cancel(),
  };
}
