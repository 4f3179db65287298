/** What a lab package offers to tests that look inside; a production package never calls this. */
import type { RunningPlayer } from "./run-player.ts";

export function offerLabHooks(running: RunningPlayer): void {
  Object.assign(globalThis, { bangtinLab: { screenshot: (file: string) => running.screenshot(file) } });
}
