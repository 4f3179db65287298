/**
 * Watches what engine and renderer achieve and has them brought back: gathers the facts, asks core for
 * the verdict, calls for the action and reports it as an incident. Decides nothing itself.
 */
import {
  type WatchdogVerdict,
  mayLeaveSafe,
  watchdogLimits,
  watchdogVerdict,
} from "../../core/health/watchdog-verdict.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { Ports } from "../ports.ts";
import type { EngineFacts } from "./engine-keeper.ts";
import { type Beat, createNoRendererSigns, createRendererSigns } from "./renderer-signs.ts";

const checkEveryMs = 1_000;

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

/** Instants within the window in which too many of them mean safe mode. */
function recent(instantsMs: readonly number[], nowMs: number): number[] {
  return [...instantsMs.filter((atMs) => nowMs - atMs <= watchdogLimits.restartWindowMs), nowMs];
}

export function createShellWatchdog(options: ShellWatchdogOptions): ShellWatchdog {
  const { ports, engine, actions, ownsRenderer } = options;
  const { clock, timers, log } = ports;
  const renderer = ownsRenderer ? createRendererSigns(clock) : createNoRendererSigns(clock);
  let engineReason: string | null = null;
  let interventionsAtMs: readonly number[] = [];
  let isSafe = false;

  const reasonOf = (verdict: WatchdogVerdict): readonly [ErrorCode, string] => {
    const goneReason = renderer.goneReason();
    if (engineReason !== null) return ["engine_lost", engineReason];
    if (verdict === "restart_engine") return ["engine_hung", "no answer"];
    return goneReason === null ? ["renderer_hung", verdict] : ["renderer_lost", goneReason];
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
    if (verdict !== "restart_engine") renderer.started();
    // Last, so that it waits for the new engine and is not told to a hung one.
    actions.report(code, detail);
  };

  const check = (): void => {
    const nowMs = clock.monoMs();
    const { startedAtMs: engineStartedAtMs, lastPongAtMs, isGone: isEngineGone } = engine();
    const ofEngine = { engineStartedAtMs, lastPongAtMs, isEngineGone };
    const facts = { nowMs, ...renderer.facts(), ...ofEngine, interventionsAtMs, isSafe };
    if (mayLeaveSafe(facts)) {
      isSafe = false;
      log.info({}, "Quiet for long enough: the programme is tried again");
      return actions.restartEngine();
    }
    const verdict = watchdogVerdict(facts);
    if (verdict === "none") return;
    interventionsAtMs = recent(interventionsAtMs, nowMs);
    if (verdict === "safe") isSafe = true;
    act(verdict);
  };
  const timer = timers.every(checkEveryMs, check);

  return {
    beat: renderer.beat,
    rendererStarted: renderer.started,
    rendererGone(reason) {
      renderer.gone(reason);
      check();
    },
    rendererUnresponsive: renderer.unresponsive,
    engineGone(reason) {
      engineReason = reason;
      check();
    },
    isSafe: () => isSafe,
    stop: () => timer.cancel(),
  };
}
