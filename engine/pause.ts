/** Waits longer than one timer may: sleeps in stretches until the time has passed or somebody stops it. */
import type { Ports } from "../platform/ports.ts";

/** A wait whose length may change meanwhile looks at it this often, in milliseconds. */
const lookEveryMs = 2_000;

/**
 * Resolves when the time has passed or the signal was given; the caller looks at the signal. A function
 * says how long the wait is by now, for one whose length is a setting.
 */
export async function pause(
  { clock, timers }: Ports,
  delayMs: number | (() => number),
  signal: AbortSignal,
): Promise<void> {
  const sinceMs = clock.monoMs();
  const leftMs = () => sinceMs + (typeof delayMs === "number" ? delayMs : delayMs()) - clock.monoMs();
  while (!signal.aborted && leftMs() > 0) {
    const sliceMs = typeof delayMs === "number" ? leftMs() : Math.min(leftMs(), lookEveryMs);
    await timers.sleep(sliceMs, signal).catch(() => undefined);
  }
}
