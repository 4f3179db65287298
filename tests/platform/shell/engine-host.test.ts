/**
 * The engine hosts a Node process can give: the real one and its simulated twin; Electron's is tested in
 * Electron.
 */
import { expect, test } from "vitest";
import { join } from "node:path";
import { startedAhead } from "../../../platform/shell/engine-host.ts";
import { createNodeHost } from "../../../platform/shell/node-host.ts";
import { describeEngineHost } from "../../support/shell/engine-host.suite.ts";
import { createFakeEngineHost } from "../../support/shell/fake-engine-host.ts";

const script = join(import.meta.dirname, "../../support/shell/echo-engine.mjs");
const nodeHost = (node: string) => createNodeHost({ node, script, args: [], env: {} });

describeEngineHost("a child process of Node", () => nodeHost(process.execPath));

describeEngineHost("the simulated twin", () =>
  createFakeEngineHost((message, engine) => {
    if ("say" in message) engine.say({ said: message.say });
    if ("end" in message) engine.end(`exit ${String(message.end)}`);
  }),
);

test("a Node that is not there is an engine that is gone, not an exception", async () => {
  const engine = nodeHost("/nonexistent/node").start();
  engine.send({ say: "hello?" });
  expect((await engine.gone).reason).toContain("ENOENT");
});

describeEngineHost("one started ahead", () => startedAhead(nodeHost(process.execPath)));

test("what an engine started ahead says early is heard; the next start is a new one", async () => {
  const pids: (number | undefined)[] = [];
  const host = startedAhead({
    start() {
      const engine = nodeHost(process.execPath).start();
      engine.send({ say: "early" });
      pids.push(engine.pid);
      return engine;
    },
  });
  expect(pids.length).toBe(1);
  const probe = nodeHost(process.execPath).start();
  const answered = new Promise((resolve) => probe.onMessage(resolve));
  probe.send({ say: "by now the first has answered too" });
  await answered;
  const engine = host.start();
  expect(engine.pid).toBe(pids[0]);
  expect(await new Promise((resolve) => engine.onMessage(resolve))).toEqual({ said: "early" });
  const second = host.start();
  expect(pids.length).toBe(2);
  expect(second.pid).not.toBe(engine.pid);
  for (const one of [engine, second, probe]) one.kill();
  await Promise.all([engine.gone, second.gone, probe.gone]);
});
