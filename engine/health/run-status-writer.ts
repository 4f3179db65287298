/** Rewrites `status.json` in the run folder every second or two: the player's own word about itself. */
import { join } from "node:path";
import type { RunStatus } from "../../contract/run-status.ts";
import { writeFileReplace } from "../../platform/files.ts";
import type { Ports, Timer } from "../../platform/ports.ts";

/** In milliseconds. */
export const statusEveryMs = 1_500;

export interface RunStatusWriter {
  start(): void;
  stop(): Promise<void>;
}

export function createRunStatusWriter(
  { timers, log }: Ports,
  runFolder: string,
  build: () => RunStatus,
): RunStatusWriter {
  const path = join(runFolder, "status.json");
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let timer: Timer | null = null;
  const write = () => {
    if (isWriting) return;
    isWriting = true;
    writing = writeFileReplace(path, JSON.stringify(build()))
      .catch((error: unknown) => log.debug({ err: error }, "status.json was not written"))
      .finally(() => {
        isWriting = false;
      });
  };
  return {
    start() {
      write();
      timer = timers.every(statusEveryMs, write);
    },
    async stop() {
      timer?.cancel();
      await writing;
    },
  };
}
