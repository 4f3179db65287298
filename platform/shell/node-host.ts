/**
 * Runs the engine as a child process of a Node that can load the SQLite binding; it ends by itself when we
 * do.
 */
import { type ChildProcess, spawn } from "node:child_process";
import type { EngineEnd, EngineHost, EngineProcess } from "./engine-host.ts";

export interface NodeHostOptions {
  /** The Node binary. */
  readonly node: string;
  readonly script: string;
  readonly args: readonly string[];
  /** The whole environment of the engine. */
  readonly env: NodeJS.ProcessEnv;
}

function endOf(child: ChildProcess): Promise<EngineEnd> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ reason: error.message }));
    child.once("exit", (code, signal) => resolve({ reason: signal ?? `exit ${code}` }));
  });
}

function wrap(child: ChildProcess): EngineProcess {
  return {
    pid: child.pid,
    // A channel that breaks in mid-message reports here; `gone` tells the rest.
    send: (message) => void (child.connected && child.send(message, () => {})),
    onMessage: (receive) => void child.on("message", receive),
    gone: endOf(child),
    kill: () => void child.kill("SIGKILL"),
  };
}

export function createNodeHost({ node, script, args, env }: NodeHostOptions): EngineHost {
  return {
    start() {
      return wrap(spawn(node, [script, ...args], { env, stdio: ["ignore", "ignore", "inherit", "ipc"] }));
    },
  };
}
