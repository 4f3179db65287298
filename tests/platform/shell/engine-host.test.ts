/**
 * The engine hosts a Node process can give: the real one and its simulated twin; Electron's is tested in
 * Electron.
 */
import { expect, test } from "vitest";
import { join } from "node:path";
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
