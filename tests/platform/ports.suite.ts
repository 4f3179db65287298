/** What every set of ports must do: one suite for the real ones and for their twins. */
import { describe, expect, test } from "vitest";
import { type Ports, timerDelayMsMax } from "../../platform/ports.ts";

export interface World {
  readonly ports: Ports;
  /** Lets at least this much time go by. */
  readonly pass: (elapsedMs: number) => Promise<void>;
  /** Cleans up. */
  readonly end: () => void;
}

async function inWorld(make: () => World, run: (world: World) => Promise<void>): Promise<void> {
  const world = make();
  try {
    await run(world);
  } finally {
    world.end();
  }
}

type Claim = (title: string, run: (world: World) => Promise<void>) => void;

function claimTimers(claim: Claim): void {
  claim("both clocks move on with time, and the wall reads whole milliseconds", async ({ ports, pass }) => {
    const [wallMs, monoMs] = [ports.clock.wallMs(), ports.clock.monoMs()];
    await pass(20);
    expect(ports.clock.monoMs() - monoMs).toBeGreaterThanOrEqual(19);
    expect(ports.clock.wallMs()).toBeGreaterThan(wallMs);
    expect(Number.isInteger(ports.clock.wallMs())).toBe(true);
  });

  claim("a timer runs once, not before its time", async ({ ports, pass }) => {
    const startMs = ports.clock.monoMs();
    const ranAtMs: number[] = [];
    ports.timers.after(20, () => ranAtMs.push(ports.clock.monoMs()));
    await pass(120);
    expect(ranAtMs).toHaveLength(1);
    expect((ranAtMs[0] ?? 0) - startMs).toBeGreaterThanOrEqual(19);
  });

  claim(
    "timers run in the order of their times, whatever order they were made in",
    async ({ ports, pass }) => {
      const order: string[] = [];
      ports.timers.after(60, () => order.push("late"));
      ports.timers.after(5, () => order.push("early"));
      await pass(150);
      expect(order).toEqual(["early", "late"]);
    },
  );

  claim("a cancelled timer never runs, and cancelling twice is safe", async ({ ports, pass }) => {
    let runs = 0;
    const once = ports.timers.after(10, () => (runs += 1));
    const often = ports.timers.every(10, () => (runs += 1));
    for (const timer of [once, often, once, often]) timer.cancel();
    await pass(60);
    expect(runs).toBe(0);
  });

  claim("a repeating timer can cancel itself while it runs", async ({ ports, pass }) => {
    let runs = 0;
    const timer = ports.timers.every(5, () => {
      runs += 1;
      timer.cancel();
    });
    await pass(60);
    expect(runs).toBe(1);
  });
}

function claimWaits(claim: Claim, longClaim: Claim): void {
  claim("sleep ends after its time", async ({ ports, pass }) => {
    const startMs = ports.clock.monoMs();
    const slept = ports.timers.sleep(20).then(() => ports.clock.monoMs());
    await pass(120);
    expect((await slept) - startMs).toBeGreaterThanOrEqual(19);
  });

  claim("an aborted sleep rejects with the reason, at once and also beforehand", async ({ ports }) => {
    const controller = new AbortController();
    const reason = new Error("stop");
    const slept = ports.timers.sleep(25_000, controller.signal);
    controller.abort(reason);
    await expect(slept).rejects.toBe(reason);
    await expect(ports.timers.sleep(25_000, controller.signal)).rejects.toBe(reason);
  });

  longClaim(
    "no delay is longer than the cut, so that the caller looks at the clock again",
    async ({ ports, pass }) => {
      const ran: string[] = [];
      ports.timers.after(timerDelayMsMax * 10, () => ran.push("after"));
      ports.timers.after(2 ** 40, () => ran.push("overflow"));
      void ports.timers.sleep(timerDelayMsMax * 10).then(() => ran.push("sleep"));
      await pass(timerDelayMsMax - 10);
      expect(ran).toEqual([]);
      await pass(20);
      expect(ran.sort()).toEqual(["after", "overflow", "sleep"]);
    },
  );

  longClaim("a repeating timer keeps its rhythm", async ({ ports, pass }) => {
    let runs = 0;
    ports.timers.every(1_000, () => (runs += 1));
    await pass(10_500);
    expect(runs).toBe(10);
  });
}

function claimTheRest(claim: Claim): void {
  claim("units lie in [0, 1) and differ", async ({ ports }) => {
    const units = Array.from({ length: 1_000 }, () => ports.random.unit());
    expect(units.every((unit) => unit >= 0 && unit < 1)).toBe(true);
    expect(new Set(units).size).toBeGreaterThan(990);
  });

  claim(
    "bytes come in the number asked for; ids are URL-safe, long enough and all different",
    async ({ ports }) => {
      expect(ports.random.bytes(33)).toHaveLength(33);
      const ids = Array.from({ length: 1_000 }, () => ports.random.id());
      expect(ids.every((id) => /^[A-Za-z0-9_-]{16,64}$/.test(id))).toBe(true);
      expect(new Set(ids).size).toBe(1_000);
    },
  );

  claim("an address where nobody listens rejects and does not throw", async ({ ports }) => {
    await expect(ports.fetch("http://127.0.0.1:1/")).rejects.toBeInstanceOf(Error);
  });

  claim("the log takes every level and makes children", async ({ ports }) => {
    const child = ports.log.child({ part: "x" });
    for (const level of ["debug", "info", "warn", "error"] as const) child[level]({ n: 1 }, "said");
  });
}

/** `canWaitLong`: half a minute costs nothing in this world. */
export function describePorts(name: string, make: () => World, canWaitLong: boolean): void {
  const claim: Claim = (title, run) => test(title, () => inWorld(make, run));
  const longClaim: Claim = canWaitLong ? claim : () => undefined;
  describe(name, () => {
    claimTimers(claim);
    claimWaits(claim, longClaim);
    claimTheRest(claim);
  });
}
