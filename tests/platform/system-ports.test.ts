/** The real ports pass the suite in real time and, for the long waits, on a timer double underneath them. */
import { describe, expect, test, vi } from "vitest";
import { systemPorts } from "../../platform/system-ports.ts";
import { createCollectedLog } from "../support/collected-log.ts";
import { describePorts } from "./ports.suite.ts";

const realPorts = () => systemPorts({ log: createCollectedLog() });

describePorts(
  "system ports in real time",
  () => {
    const ports = realPorts();
    return { ports, pass: (elapsedMs) => ports.timers.sleep(elapsedMs), end: () => undefined };
  },
  false,
);

describePorts(
  "system ports on faked Node timers",
  () => {
    vi.useFakeTimers();
    return {
      ports: realPorts(),
      pass: async (elapsedMs) => void (await vi.advanceTimersByTimeAsync(elapsedMs)),
      end: () => void vi.useRealTimers(),
    };
  },
  true,
);

describe("system ports", () => {
  test("a start instant shifts the wall clock and leaves the monotonic one alone", () => {
    const startAtMs = Date.UTC(2026, 10, 23, 7);
    const shifted = systemPorts({ log: createCollectedLog(), startAtMs });
    expect(shifted.clock.wallMs()).toBeGreaterThanOrEqual(startAtMs);
    expect(shifted.clock.wallMs()).toBeLessThan(startAtMs + 60_000);
    expect(Math.abs(shifted.clock.monoMs() - performance.now())).toBeLessThan(60_000);
  });

  test("held up, a repeating timer skips what it missed instead of catching up in a burst", () => {
    vi.useFakeTimers();
    try {
      let runs = 0;
      realPorts().timers.every(10, () => (runs += 1));
      vi.advanceTimersByTime(10);
      const trueNow = performance.now.bind(performance);
      vi.spyOn(performance, "now").mockImplementation(() => trueNow() + 1_000);
      vi.advanceTimersByTime(10);
      expect(runs).toBe(2);
      vi.advanceTimersByTime(9);
      expect(runs).toBe(2);
      vi.advanceTimersByTime(1);
      expect(runs).toBe(3);
      vi.restoreAllMocks();
    } finally {
      vi.useRealTimers();
    }
  });
});
