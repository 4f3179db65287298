/**
 * Looks every ten milliseconds until something is so, for a limited time; whoever asked looks again
 * afterwards.
 */
import { setTimeout as sleep } from "node:timers/promises";

export async function waitUntil(isSo: () => boolean, limitMs: number): Promise<void> {
  const giveUpMs = performance.now() + limitMs;
  while (!isSo() && performance.now() < giveUpMs) await sleep(10);
}
