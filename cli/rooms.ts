/**
 * Runs another room through its `main.ts`, as a process of its own whose signals, output and exit code pass
 * through.
 */
import { type SpawnOptions, spawn } from "node:child_process";
import { join } from "node:path";

/** The checkout (or installed copy) this command line belongs to. */
export const repositoryFolder = join(import.meta.dirname, "..");

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
}

const passedOn: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Exit code of a process ended by a signal, as shells say it for SIGTERM. */
const endedBySignal = 143;

function run(command: string, args: readonly string[], options: SpawnOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, forward);
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      for (const signal of passedOn) process.off(signal, forward);
      resolve({ exitCode: code ?? endedBySignal, stdout: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/** Runs a program with this terminal as its own. */
export async function runProgram(command: string, args: readonly string[]): Promise<number> {
  return (await run(command, args, { stdio: "inherit" })).exitCode;
}

/** Runs `room` with this terminal as its own. */
export function runRoom(room: string, args: readonly string[]): Promise<number> {
  return runProgram(process.execPath, [join(repositoryFolder, room), ...args]);
}

/** Runs `room` and gives back what it printed. */
export function askRoom(room: string, args: readonly string[]): Promise<Finished> {
  return run(process.execPath, [join(repositoryFolder, room), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}
