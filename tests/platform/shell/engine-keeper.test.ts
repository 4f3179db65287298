/** One engine is kept alive, greeted, pinged and asked to end; the last scene outlives it. */
import { describe, expect, test } from "vitest";
import { createEngineKeeper, keeperLimits } from "../../../platform/shell/engine-keeper.ts";
import { pingEveryMs } from "../../../platform/shell/engine-run.ts";
import type { Scene } from "../../../contract/scene.ts";
import { createFakePorts } from "../../support/fake-ports.ts";
import { type FakeEngine, createFakeEngineHost } from "../../support/shell/fake-engine-host.ts";
import { sceneOf } from "../../support/shell/test-scene.ts";

const scene = sceneOf("one", { hash: "ab".repeat(32), mime: "image/png", sizeBytes: 1, durationMs: null });
const hello = {
  type: "hello",
  witness: "glass",
  size: { widthPx: 640, heightPx: 480 },
  app: "0.1.0",
} as const;
const ready = { type: "ready", assetFolders: ["/blobs"], runFolder: "/run" };
const beat = { type: "beat", frames: 1, key: null, visible: true, atMs: 1 } as const;

/** An engine that is ready at hello and answers pings until told to hang. */
function world() {
  const ports = createFakePorts({ seed: 7, startWallMs: 1_000_000 });
  const scenes: Scene[] = [];
  const losses: string[] = [];
  let isAnswering = true;
  const host = createFakeEngineHost((message, engine) => {
    if (!isAnswering || !("type" in message)) return;
    if (message.type === "hello") engine.say(ready);
    if (message.type === "ping" && "n" in message) engine.say({ type: "pong", n: message.n });
    if (message.type === "shutdown") engine.end("exit 0");
  });
  const keeper = createEngineKeeper({
    ports,
    host,
    hello: () => hello,
    onScene: (shown) => scenes.push(shown),
    onLost: (reason) => losses.push(reason),
  });
  const engine = (at = -1): FakeEngine => {
    const found = host.engines.at(at);
    if (found === undefined) throw new Error("no engine");
    return found;
  };
  const typesHeard = (at = -1) => engine(at).heard.map((message) => ("type" in message ? message.type : "?"));
  return { ports, scenes, losses, host, keeper, engine, typesHeard, hang: () => (isAnswering = false) };
}

describe("a running engine", () => {
  test("is greeted first, says where assets lie, and is pinged", async () => {
    const { keeper, typesHeard, ports } = world();
    keeper.start();
    expect(typesHeard()).toEqual(["hello"]);
    expect(keeper.assetFolders()).toEqual(["/blobs"]);
    await ports.advance(pingEveryMs);
    expect(typesHeard()).toEqual(["hello", "ping"]);
    expect(keeper.facts().lastPongAtMs).toBe(ports.clock.monoMs());
  });

  test("sends scenes; what is no message of an engine is refused and logged", () => {
    const { keeper, engine, scenes, ports } = world();
    keeper.start();
    engine().say({ type: "scene", scene });
    engine().say({ type: "scene", scene: { ...scene, seq: "one" } });
    engine().say("scene");
    expect(scenes).toEqual([scene]);
    expect(ports.log.entries.filter(({ level }) => level === "error")).toHaveLength(2);
  });

  test("that does not end when asked is killed", async () => {
    const { keeper, engine, hang, ports } = world();
    keeper.start();
    hang();
    const stopped = keeper.stop();
    await ports.advance(keeperLimits.shutdownMs);
    await stopped;
    expect(engine().isGone).toBe(true);
  });

  test("that ends when asked is not reported as lost and not started again", async () => {
    const { keeper, host, losses, ports } = world();
    keeper.start();
    await keeper.stop();
    await ports.advance(keeperLimits.restartMostMs);
    expect(host.engines).toHaveLength(1);
    expect(losses).toEqual([]);
  });
});

describe("a lost engine", () => {
  test("is reported with its reason, and started again when the watchdog says so", async () => {
    const { keeper, engine, host, losses, ports } = world();
    keeper.start();
    engine().end("SIGSEGV");
    await ports.advance(0);
    expect(losses).toEqual(["SIGSEGV"]);
    expect(keeper.facts().isGone).toBe(true);
    keeper.restart();
    expect(keeper.facts().isGone).toBe(false);
    await ports.advance(keeperLimits.restartFirstMs);
    expect(host.engines).toHaveLength(2);
  });

  test("leaves its last scene, whose clock has run on", async () => {
    const { keeper, engine, ports } = world();
    keeper.start();
    engine().say({ type: "scene", scene });
    engine().end("SIGKILL");
    await ports.advance(5_000);
    expect(keeper.lastScene()).toEqual({ ...scene, nowMs: scene.nowMs + 5_000 });
    expect(keeper.assetFolders()).toEqual(["/blobs"]);
  });

  test("misses nothing but beats: the rest waits for the next engine", async () => {
    const { keeper, engine, typesHeard, ports } = world();
    keeper.start();
    engine().end("SIGKILL");
    await ports.advance(0);
    keeper.send({ type: "renderer", message: beat });
    keeper.send({ type: "incident", code: "engine_lost", detail: "SIGKILL" });
    keeper.restart();
    await ports.advance(keeperLimits.restartFirstMs);
    expect(typesHeard()).toEqual(["hello", "incident"]);
  });

  test("that crashes again and again is started ever more slowly, but always again", async () => {
    const { keeper, engine, host, ports } = world();
    keeper.start();
    for (let crash = 1; crash <= 12; crash += 1) {
      engine().end("exit 1");
      await ports.advance(0);
      keeper.restart();
      keeper.restart();
      await ports.advance(keeperLimits.restartMostMs);
      expect(host.engines).toHaveLength(crash + 1);
    }
  });

  test("that speaks from the grave is not listened to", async () => {
    const { keeper, engine, scenes, ports } = world();
    keeper.start();
    const old = engine();
    keeper.restart();
    await ports.advance(keeperLimits.restartFirstMs);
    old.say({ type: "scene", scene });
    expect(old.isGone).toBe(true);
    expect(scenes).toEqual([]);
  });
});
