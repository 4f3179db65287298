/**
 * The ports: everything a room needs from the outside world comes in through these. The real ones are in
 * `system-ports.ts`, the simulated ones in `tests/support`; one acceptance suite runs on both.
 */

/** Two clocks. `wallMs` may jump and may be wrong; `monoMs` only grows and knows no date. */
export interface Clock {
  wallMs(): number;
  monoMs(): number;
}

/** A running timer; `cancel` is safe to call twice. */
export interface Timer {
  cancel(): void;
}

/** No delay is longer than `timerDelayMsMax`; longer ones are cut, so that a caller must look again. */
export interface Timers {
  after(delayMs: number, run: () => void): Timer;
  /** Keeps its rhythm; ticks missed while the process was held up are skipped, never run in a burst. */
  every(periodMs: number, run: () => void): Timer;
  /** Rejects with `signal.reason` as soon as the signal is aborted. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** Machines sleep and 32-bit delays overflow: nobody waits longer than this without looking at the clock. */
export const timerDelayMsMax = 30_000;

export interface Random {
  /** Uniform in [0, 1). */
  unit(): number;
  /** `count` random bytes. */
  bytes(count: number): Uint8Array;
  /** A URL-safe id with at least 96 random bits. */
  id(): string;
}

/** The part of `fetch` rooms use; the simulated one loses, doubles, delays and cuts. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** What every process is given. */
export interface Ports {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly fetch: Fetch;
  readonly log: Log;
}
