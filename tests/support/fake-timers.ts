/**
 * Timers on a fake clock: what is due runs in the order of its time, then of its making, and never by itself.
 */
import { type Timer, type Timers, timerDelayMsMax } from "../../platform/ports.ts";
import type { FakeClock } from "./fake-clock.ts";

interface Waiting {
  readonly dueMs: number;
  readonly order: number;
  readonly run: () => void;
}

export interface FakeTimers extends Timers {
  /** Passes `elapsedMs`, running every timer that falls due on the way; after each, lets promises settle. */
  advance(elapsedMs: number): Promise<void>;
  /** Monotonic instant of the next timer, or `null` when none waits. */
  nextDueMs(): number | null;
  readonly waiting: number;
}

/** One turn of the event loop: promises and finished file or crypto work go on. */
export function oneTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function boundedMs(delayMs: number): number {
  return Math.min(Math.max(delayMs, 0), timerDelayMsMax);
}

export function createFakeTimers(clock: FakeClock, settle: () => Promise<void> = oneTurn): FakeTimers {
  const waiting = new Set<Waiting>();
  let made = 0;

  const at = (dueMs: number, run: () => void): Timer => {
    made += 1;
    const entry = { dueMs, order: made, run };
    waiting.add(entry);
    return { cancel: () => void waiting.delete(entry) };
  };
  const after = (delayMs: number, run: () => void): Timer => at(clock.monoMs() + boundedMs(delayMs), run);
  const every = (periodMs: number, run: () => void): Timer => {
    const stepMs = Math.max(boundedMs(periodMs), 1);
    const tick = (): void => {
      current = after(stepMs, tick);
      run();
    };
    let current = after(stepMs, tick);
    return { cancel: () => current.cancel() };
  };
  const sleep = (delayMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(signal.reason);
      const timer = after(delayMs, resolve);
      const stop = (): void => {
        timer.cancel();
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
    });
  const next = (): Waiting | undefined =>
    [...waiting].sort((a, b) => a.dueMs - b.dueMs || a.order - b.order)[0];

  const advance = async (elapsedMs: number): Promise<void> => {
    const untilMs = clock.monoMs() + elapsedMs;
    await settle();
    for (let due = next(); due !== undefined && due.dueMs <= untilMs; due = next()) {
      waiting.delete(due);
      clock.pass(Math.max(0, due.dueMs - clock.monoMs()));
      due.run();
      await settle();
    }
    clock.pass(Math.max(0, untilMs - clock.monoMs()));
    await settle();
  };
  return {
    after,
    every,
    sleep,
    advance,
    nextDueMs: () => next()?.dueMs ?? null,
    get waiting() {
      return waiting.size;
    },
  };
}
