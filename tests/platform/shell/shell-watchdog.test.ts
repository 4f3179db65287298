/** The watchdog acts on what core decides: the right action, once, with the right code. */
import { describe, expect, test } from "vitest";
import { watchdogLimits } from "../../../core/health/watchdog-verdict.ts";
import type { EngineFacts } from "../../../platform/shell/engine-keeper.ts";
import { createShellWatchdog } from "../../../platform/shell/shell-watchdog.ts";
import { createFakePorts } from "../../support/fake-ports.ts";

/** An engine that answers until told to hang; every action is written down. */
function world(ownsRenderer = true) {
  const ports = createFakePorts({ seed: 7, startWallMs: 0 });
  const done: string[] = [];
  let engine: EngineFacts | null = null;
  let frames = 0;
  const answering = (): EngineFacts => ({
    startedAtMs: 0,
    lastPongAtMs: ports.clock.monoMs(),
    isGone: false,
  });
  const watchdog = createShellWatchdog({
    ports,
    ownsRenderer,
    engine: () => engine ?? answering(),
    actions: {
      reloadRenderer: () => done.push("reload"),
      newWindow: () => done.push("window"),
      restartEngine() {
        done.push("engine");
        engine = null;
      },
      report: (code, detail) => done.push(`${code}: ${detail}`),
    },
  });
  const beat = (isDrawing = true) => {
    if (isDrawing) frames += 1;
    watchdog.beat({ type: "beat", frames, key: null, visible: true, atMs: 0 });
  };
  /** Seconds with a beat each. */
  const live = async (seconds: number, isDrawing = true) => {
    for (let second = 0; second < seconds; second += 1) {
      beat(isDrawing);
      await ports.advance(1_000);
    }
  };
  const hangEngine = () => (engine = { startedAtMs: -60_000, lastPongAtMs: -60_000, isGone: false });
  const loseEngine = () => (engine = { startedAtMs: 0, lastPongAtMs: 0, isGone: true });
  return { ports, done, watchdog, live, hangEngine, loseEngine };
}

test("a healthy board is left alone", async () => {
  const { live, done } = world();
  await live(120);
  expect(done).toEqual([]);
});

describe("a page", () => {
  test("that falls silent is reloaded, and at the second time replaced", async () => {
    const { live, ports, done, watchdog } = world();
    await live(5);
    await ports.advance(watchdogLimits.rendererSilentMs + 2_000);
    expect(done).toEqual(["reload", "renderer_hung: reload_renderer"]);
    watchdog.rendererStarted();
    await live(3);
    await ports.advance(watchdogLimits.rendererSilentMs + 2_000);
    expect(done.slice(2)).toEqual(["window", "renderer_hung: new_window"]);
  });

  test("that beats but draws no new frame is reloaded", async () => {
    const { live, done } = world();
    await live(2);
    await live(14, false);
    expect(done[0]).toBe("reload");
  });

  test("that is gone is replaced at once", () => {
    const { watchdog, done } = world();
    watchdog.rendererGone("killed");
    expect(done).toEqual(["window", "renderer_lost: killed"]);
  });

  test("that is unresponsive for long is replaced, and one that recovers is not", async () => {
    const { live, watchdog, done } = world();
    watchdog.rendererUnresponsive(true);
    await live(4);
    watchdog.rendererUnresponsive(false);
    await live(10);
    expect(done).toEqual([]);
    watchdog.rendererUnresponsive(true);
    await live(10);
    expect(done[0]).toBe("window");
  });

  test("of somebody else's browser is none of our business", async () => {
    const { ports, watchdog, done } = world(false);
    watchdog.rendererGone("closed");
    await ports.advance(30_000);
    expect(done).toEqual([]);
  });
});

describe("an engine", () => {
  test("that is gone is started again at once, with the system's reason", () => {
    const { watchdog, loseEngine, done } = world();
    loseEngine();
    watchdog.engineGone("SIGKILL");
    expect(done).toEqual(["engine", "engine_lost: SIGKILL"]);
  });

  test("that answers no ping is started again", async () => {
    const { live, hangEngine, done } = world();
    await live(2);
    hangEngine();
    await live(2);
    expect(done).toEqual(["engine", "engine_hung: no answer"]);
  });

  test("that dies again and again is started in safe mode, and as before after a quiet hour", async () => {
    const { live, watchdog, loseEngine, done } = world();
    for (let crash = 0; crash <= watchdogLimits.restartsBeforeSafe; crash += 1) {
      loseEngine();
      watchdog.engineGone("exit 1");
    }
    expect(watchdog.isSafe()).toBe(true);
    expect(done).toContain("window");
    await live(watchdogLimits.safeForMs / 1_000 + 5);
    expect(watchdog.isSafe()).toBe(false);
    expect(done.at(-1)).toBe("engine");
  });
});
