import { describe, expect, it } from "vitest";
import {
  type WatchdogFacts,
  mayLeaveSafe,
  watchdogLimits,
  watchdogVerdict,
} from "../../core/health/watchdog-verdict.ts";

const nowMs = 10_000_000;

/** A player that has been well for a long time. */
function facts(more: Partial<WatchdogFacts> = {}): WatchdogFacts {
  return {
    nowMs,
    rendererStartedAtMs: 0,
    lastBeatAtMs: nowMs - 1_000,
    lastFrameAtMs: nowMs - 1_000,
    isRendererGone: false,
    unresponsiveSinceMs: null,
    engineStartedAtMs: 0,
    lastPongAtMs: nowMs - 1_000,
    isEngineGone: false,
    interventionsAtMs: [],
    isSafe: false,
    ...more,
  };
}

describe("watchdog verdict", () => {
  it("leaves a player alone that draws and answers", () => {
    expect(watchdogVerdict(facts())).toBe("none");
    expect(watchdogVerdict(facts({ lastBeatAtMs: nowMs - watchdogLimits.rendererSilentMs }))).toBe("none");
  });

  it("reloads a renderer that is silent, and one that speaks but draws nothing new", () => {
    const late = nowMs - watchdogLimits.rendererSilentMs - 1;
    expect(watchdogVerdict(facts({ lastBeatAtMs: late }))).toBe("reload_renderer");
    expect(watchdogVerdict(facts({ lastFrameAtMs: late }))).toBe("reload_renderer");
  });

  it("gives a second failure within a minute a new window", () => {
    const late = nowMs - watchdogLimits.rendererSilentMs - 1;
    const again = { lastBeatAtMs: late, interventionsAtMs: [nowMs - 59_000] };
    expect(watchdogVerdict(facts(again))).toBe("new_window");
    expect(watchdogVerdict(facts({ ...again, interventionsAtMs: [nowMs - 61_000] }))).toBe("reload_renderer");
  });

  it("opens a new window at once when the renderer is gone, after 8 s when it hangs", () => {
    expect(watchdogVerdict(facts({ isRendererGone: true }))).toBe("new_window");
    expect(watchdogVerdict(facts({ unresponsiveSinceMs: nowMs - 8_000 }))).toBe("none");
    expect(watchdogVerdict(facts({ unresponsiveSinceMs: nowMs - 8_001 }))).toBe("new_window");
  });

  it("starts an engine again that is gone or answers no more, before it looks at the renderer", () => {
    expect(watchdogVerdict(facts({ isEngineGone: true, isRendererGone: true }))).toBe("restart_engine");
    expect(watchdogVerdict(facts({ lastPongAtMs: nowMs - watchdogLimits.engineSilentMs - 1 }))).toBe(
      "restart_engine",
    );
  });

  it("gives what has just been started its time, even where an older one spoke before", () => {
    const startedAtMs = nowMs - watchdogLimits.startGraceMs;
    const fresh = { rendererStartedAtMs: startedAtMs, lastBeatAtMs: startedAtMs - 1, lastFrameAtMs: null };
    expect(watchdogVerdict(facts(fresh))).toBe("none");
    expect(watchdogVerdict(facts({ ...fresh, rendererStartedAtMs: startedAtMs - 1 }))).toBe(
      "reload_renderer",
    );
  });

  it("falls back to the house loop after six interventions in ten minutes, and goes on acting", () => {
    const interventionsAtMs = [1, 2, 3, 4, 5, 6].map((number) => nowMs - number * 90_000);
    const lost = { isEngineGone: true, interventionsAtMs };
    expect(watchdogVerdict(facts(lost))).toBe("safe");
    expect(watchdogVerdict(facts({ ...lost, isSafe: true }))).toBe("restart_engine");
    expect(watchdogVerdict(facts({ ...lost, interventionsAtMs: interventionsAtMs.slice(1) }))).toBe(
      "restart_engine",
    );
  });

  it("tries the programme again after an hour without an intervention", () => {
    const safe = { isSafe: true, interventionsAtMs: [nowMs - watchdogLimits.safeForMs] };
    expect(mayLeaveSafe(facts(safe))).toBe(false);
    expect(mayLeaveSafe(facts({ ...safe, nowMs: nowMs + 1 }))).toBe(true);
    expect(mayLeaveSafe(facts())).toBe(false);
  });
});
