/** Waits longer than one timer may: sleeps in stretches until the time has passed or somebody stops it. */
import type { Ports } from "../platform/ports.ts";

/** Resolves in both cases; the caller looks at the signal. */
export async function pause({ clock, timers }: Ports, delayMs: number, signal: AbortSignal): Promise<void> {
  const untilMs = clock.monoMs() + delayMs;
  while (!signal.aborted && clock.monoMs() < untilMs) {
    await timers.sleep(untilMs - clock.monoMs(), signal).catch(() => undefined);
  }
}
