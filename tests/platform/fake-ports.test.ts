/** The twins pass the same suite, and do what only a twin can: step, drift and repeat. */
import { describe, expect, test } from "vitest";
import { createFakePorts } from "../support/fake-ports.ts";
import { describePorts } from "./ports.suite.ts";

const startWallMs = Date.UTC(2026, 10, 23, 7);

describePorts(
  "fake ports",
  () => {
    const ports = createFakePorts({ seed: 1, startWallMs });
    return { ports, pass: (elapsedMs) => ports.advance(elapsedMs), end: () => undefined };
  },
  true,
);

describe("fake ports", () => {
  test("the wall steps and drifts without the monotonic clock", async () => {
    const { clock, advance } = createFakePorts({ seed: 1, startWallMs });
    clock.stepWall(-3_600_000);
    await advance(1_000);
    expect(clock.wallMs()).toBe(startWallMs - 3_600_000 + 1_000);
    clock.driftWall(1.5);
    await advance(1_000);
    expect(clock.wallMs()).toBe(startWallMs - 3_600_000 + 2_500);
    expect(clock.monoMs()).toBe(2_000);
  });

  test("timers made while time passes run within the same stretch, each at its own instant", async () => {
    const { clock, timers, advance } = createFakePorts({ seed: 1, startWallMs });
    const seen: number[] = [];
    timers.after(10, () => {
      seen.push(clock.monoMs());
      void timers.sleep(10).then(() => seen.push(clock.monoMs()));
    });
    await advance(100);
    expect(seen).toEqual([10, 20]);
    expect(timers.nextDueMs()).toBe(null);
  });

  test("worlds that share a clock move together and draw from seeds of their own", async () => {
    const first = createFakePorts({ seed: 1, startWallMs });
    const second = createFakePorts({ seed: 2, startWallMs, sharing: first });
    await first.advance(500);
    expect(second.clock.monoMs()).toBe(500);
    expect(first.random.id()).not.toBe(second.random.id());
  });

  test("the same seed gives the same run", () => {
    const draw = () => {
      const { random } = createFakePorts({ seed: 7, startWallMs });
      return [random.unit(), random.id(), ...random.bytes(8)];
    };
    expect(draw()).toEqual(draw());
  });

  test("what was said can be read back, with the fields of the parents", () => {
    const { log } = createFakePorts({ seed: 1, startWallMs });
    log.child({ board: "b1" }).warn({ code: "hash" }, "refused");
    expect(log.entries).toEqual([
      { level: "warn", fields: { board: "b1", code: "hash" }, message: "refused" },
    ]);
  });
});
