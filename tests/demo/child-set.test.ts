/** What the demo starts it also ends, by id, whether it listens or not, and its children with it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ChildSet, createChildSet } from "../../demo/processes/child-set.ts";
import { processTree } from "../../demo/processes/process-tree.ts";
import { waitFor } from "../../demo/processes/wait-for.ts";
import { createLog } from "../../platform/log.ts";
import { systemPorts } from "../../platform/system-ports.ts";

const ports = systemPorts({ log: createLog({ level: "silent", name: "test" }) });
/** Impatient, so that a deaf child is cut soon. */
const sleep = (delayMs: number) => ports.timers.sleep(Math.min(delayMs, 200));

let folder: string;
let children: ChildSet;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-children-"));
  children = createChildSet(sleep);
});
afterEach(async () => {
  await children.endAll();
  rmSync(folder, { recursive: true, force: true });
});

const shell = (script: string, onOutput?: (text: string) => void) =>
  children.start({
    name: "sh",
    command: "/bin/sh",
    args: ["-c", script],
    env: { PATH: "/usr/bin:/bin" },
    logFile: join(folder, "log"),
    ...(onOutput ? { onOutput } : {}),
  });

const isThere = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] !== "Z";
  } catch {
    return false;
  }
};

describe("the processes of the demo", () => {
  test("one that ignores SIGTERM is cut", async () => {
    let said = "";
    const child = shell("trap '' TERM; echo deaf; while :; do sleep 1; done", (text) => {
      said += text;
    });
    await waitFor(ports, 5_000, "the trap", () => (said.includes("deaf") ? true : null));
    await child.end();
    expect(child.isAlive()).toBe(false);
  });

  test("a power cut takes the children too", async () => {
    const child = shell("sleep 100 & sleep 100");
    const tree = await waitFor(ports, 5_000, "the children", () => {
      const found = processTree(child.pid);
      return found.length >= 3 ? found : null;
    });
    await child.cut();
    await waitFor(ports, 5_000, "all to be gone", () => (tree.some(isThere) ? null : true));
  });

  test("all are ended at once, and ending twice is nothing", async () => {
    const started = [shell("exec sleep 100"), shell("exec sleep 100")];
    await children.endAll();
    await children.endAll();
    expect(started.map((child) => child.isAlive())).toEqual([false, false]);
  });

  test("one that cannot be started says so", () => {
    const missing = { name: "x", command: "/nowhere", args: [], env: {}, logFile: join(folder, "log") };
    expect(() => children.start(missing)).toThrow("did not start");
  });
});
