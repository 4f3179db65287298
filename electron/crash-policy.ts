/** What nobody caught: no dialog for passers-by, but a line in the log and a fresh start. */
import { app } from "electron";
import type { Ports } from "../platform/ports.ts";

/** Distinguishes "start me again" from a wanted end, for whoever supervises. */
const crashedExitCode = 70;

/** A crash that repeats must not eat the machine. */
const pauseMs = 2_000;

export function installCrashPolicy({ log, timers }: Pick<Ports, "log" | "timers">): void {
  let isStarting = false;
  const startAgain = (error: unknown): void => {
    log.error({ err: error }, "Nobody caught this: the player starts again");
    if (isStarting) return;
    isStarting = true;
    timers.after(pauseMs, () => {
      app.relaunch();
      app.exit(crashedExitCode);
    });
  };
  process.on("uncaughtException", startAgain);
  process.on("unhandledRejection", startAgain);
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    log.warn({ type, reason, exitCode }, "A helper process of Chromium is gone");
  });
}
