/** The renderer's only door to clocks, timers and frames; everything else takes a `RendererPorts`. */

/** Undoes what was asked for; harmless when it already happened. */
export type Cancel = () => void;

export interface RendererPorts {
  /** Milliseconds of a clock that never steps; its zero means nothing. */
  monotonicMs(): number;
  /** Runs once, `delayMs` from now (at once when not positive), never before. */
  after(delayMs: number, run: () => void): Cancel;
  /** Runs before the next frame is drawn. */
  onFrame(run: () => void): Cancel;
}

/** Browsers wrap longer delays to zero, so a longer wait is made of several. */
const delayMsMax = 2 ** 31 - 1;

export function browserPorts(): RendererPorts {
  return {
    monotonicMs: () => performance.now(),
    after(delayMs, run) {
      const dueAtMs = performance.now() + delayMs;
      let handle = 0;
      const wait = () => {
        const leftMs = dueAtMs - performance.now();
        if (leftMs <= 0) run();
        else handle = window.setTimeout(wait, Math.min(Math.ceil(leftMs), delayMsMax));
      };
      handle = window.setTimeout(wait, Math.min(Math.max(0, Math.ceil(delayMs)), delayMsMax));
      return () => window.clearTimeout(handle);
    },
    onFrame(run) {
      const handle = window.requestAnimationFrame(() => run());
      return () => window.cancelAnimationFrame(handle);
    },
  };
}

/**
 * Resolves when what is in the document now has been through one whole frame: two callbacks later it is
 * painted.
 */
export function painted(ports: RendererPorts): Promise<void> {
  return new Promise((resolve) => ports.onFrame(() => ports.onFrame(() => resolve())));
}
