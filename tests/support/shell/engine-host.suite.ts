/** What every engine host must do; run on each real host and on the simulated one. */
import { describe, expect, test } from "vitest";
import type { EngineHost, EngineProcess } from "../../../platform/shell/engine-host.ts";

/**
 * Makes a host whose engine answers `{say: x}` with `{said: x}`, ends itself at `{end: code}` and hangs at
 * `{hang: 1}`.
 */
export type MakeEchoHost = () => EngineHost;

/** Collects messages, so that each can be awaited in order. */
function ear(engine: EngineProcess) {
  const heard: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  engine.onMessage((message) => {
    const next = waiting.shift();
    if (next === undefined) heard.push(message);
    else next(message);
  });
  return (): Promise<unknown> =>
    heard.length > 0
      ? Promise.resolve(heard.shift())
      : new Promise((resolve) => {
          waiting.push(resolve);
        });
}

export function describeEngineHost(name: string, makeHost: MakeEchoHost): void {
  describe(`engine host: ${name}`, () => {
    test("messages sent at once after the start arrive, in order, and answers come back", async () => {
      const engine = makeHost().start();
      const next = ear(engine);
      for (const word of ["một", "hai", "ba"]) engine.send({ say: word });
      expect([await next(), await next(), await next()]).toEqual([
        { said: "một" },
        { said: "hai" },
        { said: "ba" },
      ]);
      engine.kill();
      await engine.gone;
    });

    test("an engine that ends by itself is gone, with what the system said of it", async () => {
      const engine = makeHost().start();
      engine.send({ end: 3 });
      expect((await engine.gone).reason).toMatch(/3/);
    });

    test("a hung engine is killed for certain", async () => {
      const engine = makeHost().start();
      const next = ear(engine);
      engine.send({ say: "here" });
      await next();
      engine.send({ hang: 1 });
      engine.kill();
      expect((await engine.gone).reason).not.toBe("");
    });

    test("what is sent or killed after the end is lost without a word", async () => {
      const engine = makeHost().start();
      engine.kill();
      await engine.gone;
      expect(() => {
        engine.send({ say: "hello?" });
        engine.kill();
      }).not.toThrow();
    });

    test("two engines of one host do not hear each other", async () => {
      const host = makeHost();
      const [one, two] = [host.start(), host.start()];
      const [hearOne, hearTwo] = [ear(one), ear(two)];
      one.send({ say: 1 });
      two.send({ say: 2 });
      expect([await hearOne(), await hearTwo()]).toEqual([{ said: 1 }, { said: 2 }]);
      one.kill();
      two.kill();
      await Promise.all([one.gone, two.gone]);
    });
  });
}
