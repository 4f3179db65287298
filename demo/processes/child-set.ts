/** The processes the demo started: each ended by its own id, the newest first, whatever happens. */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { killTree } from "./process-tree.ts";

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** stdout (unless `onOutput` takes it) and stderr go here. */
  readonly logFile: string;
  readonly onOutput?: (text: string) => void;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  isAlive(): boolean;
  /** Politely first; its whole tree at once when it does not listen. */
  end(): Promise<void>;
  /** `kill -9` on the process and everything below it: a power cut. */
  cut(): Promise<void>;
}

export interface ChildSet {
  start(options: ChildOptions): Child;
  /** Ends everything, newest first. Safe to call twice. */
  endAll(): Promise<void>;
}

/** How long a process may take to end by itself, in milliseconds. */
export const patienceMs = 4_000;

function open(options: ChildOptions): ChildProcess {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, "a");
  const stdio: StdioOptions = ["ignore", options.onOutput ? "pipe" : log, log];
  const child = spawn(options.command, options.args, { env: options.env, stdio });
  closeSync(log);
  child.stdout?.setEncoding("utf8").on("data", options.onOutput ?? (() => {}));
  return child;
}

export function createChildSet(sleep: (delayMs: number) => Promise<void>): ChildSet {
  const running: Child[] = [];
  const start = (options: ChildOptions): Child => {
    const child = open(options);
    const { pid } = child;
    const gone = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    if (pid === undefined) throw new Error(`${options.name} did not start: ${options.command}`);
    const isAlive = () => child.exitCode === null && child.signalCode === null;
    const cut = async () => {
      if (isAlive()) killTree(pid, "SIGKILL");
      await gone;
    };
    const end = async () => {
      if (isAlive()) child.kill("SIGTERM");
      await Promise.race([gone, sleep(patienceMs)]);
      await cut();
    };
    const started = { name: options.name, pid, gone, isAlive, end, cut };
    running.push(started);
    return started;
  };
  const endAll = async () => {
    for (const child of running.splice(0).toReversed()) await child.end();
  };
  return { start, endAll };
}
