/**
 * Asks again and again until there is an answer, within a limit; says what it waited for when there is
 * none.
 */
import type { Ports } from "../../platform/ports.ts";

const askEveryMs = 100;

export async function waitFor<Value>(
  { clock, timers }: Pick<Ports, "clock" | "timers">,
  limitMs: number,
  what: string,
  ask: () => Promise<Value | null> | Value | null,
  everyMs = askEveryMs,
): Promise<Value> {
  const lastMs = clock.monoMs() + limitMs;
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (clock.monoMs() >= lastMs) throw new Error(`waited ${limitMs} ms for ${what}`);
    await timers.sleep(everyMs);
  }
}
