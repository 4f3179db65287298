/** Runs chores by the clock on the wall (nightly clean-ups and the like). It never decides what plays. */
import { schedule } from "node-cron";
import type { Log } from "./ports.ts";

/** `cron` has five or six fields. A run that is still going is not started twice; a failed one is logged. */
export function scheduleChore(
  cron: string,
  run: () => void | Promise<void>,
  options: { readonly timeZone?: string; readonly log?: Log } = {},
): { stop(): void } {
  const guarded = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      options.log?.error({ err: error, cron }, "a chore failed");
    }
  };
  const task = schedule(cron, guarded, {
    noOverlap: true,
    unref: true,
    suppressMissedWarning: true,
    ...(options.timeZone === undefined ? {} : { timezone: options.timeZone }),
  });
  return { stop: () => void task.destroy() };
}
