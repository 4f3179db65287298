/**
 * The real ports of a Node process: the only place that touches the clock, the timers, randomness and the
 * network.
 */
import { randomBytes, randomInt } from "node:crypto";
import { type Log, type Ports, type Random, type Timer, type Timers, timerDelayMsMax } from "./ports.ts";

const monoMs = (): number => performance.now();

function boundedMs(delayMs: number): number {
  return Math.min(Math.max(delayMs, 0), timerDelayMsMax);
}

function after(delayMs: number, run: () => void): Timer {
  const handle = setTimeout(run, boundedMs(delayMs));
  return { cancel: () => clearTimeout(handle) };
}

/**
 * The period is cut like any delay. Ticks keep their rhythm; ticks missed while the process slept are
 * skipped, never made up for in a burst.
 */
function every(periodMs: number, run: () => void): Timer {
  const stepMs = Math.max(boundedMs(periodMs), 1);
  let dueMs = monoMs() + stepMs;
  let current: Timer;
  const tick = (): void => {
    const nowMs = monoMs();
    dueMs += stepMs * Math.max(1, Math.floor((nowMs - dueMs) / stepMs) + 1);
    current = after(dueMs - nowMs, tick);
    run();
  };
  current = after(stepMs, tick);
  return { cancel: () => current.cancel() };
}

function sleep(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const stop = (): void => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = after(delayMs, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    signal?.addEventListener("abort", stop, { once: true });
  });
}

const timers: Timers = { after, every, sleep };

const random: Random = {
  unit: () => randomInt(2 ** 47) / 2 ** 47,
  bytes: (count) => Uint8Array.from(randomBytes(count)),
  id: () => randomBytes(16).toString("base64url"),
};

/**
 * `startAtMs` shifts the wall clock so that it reads this instant now and runs on from there (demo and
 * tests).
 */
export function systemPorts(options: { readonly log: Log; readonly startAtMs?: number | undefined }): Ports {
  const shiftMs = options.startAtMs === undefined ? 0 : options.startAtMs - Date.now();
  return {
    clock: { wallMs: () => Date.now() + shiftMs, monoMs },
    timers,
    random,
    fetch: (url, init) => globalThis.fetch(url, init),
    log: options.log,
  };
}
