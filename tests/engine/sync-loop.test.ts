import { expect, test } from "vitest";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { createSyncLoop, syncPauseMsLeast } from "../../engine/sync/sync-loop.ts";
import { createFakePorts } from "../support/fake-ports.ts";

function world(answer: () => Result<unknown> = () => ok(null)) {
  const ports = createFakePorts({ seed: 1, startWallMs: 0 });
  const looksAtMs: number[] = [];
  const loop = createSyncLoop({
    ports,
    pollEveryMs: () => 60_000,
    sync() {
      looksAtMs.push(ports.clock.monoMs());
      return Promise.resolve(answer());
    },
  });
  return { ports, loop, looksAtMs };
}

test("the first nudge is followed at once", async () => {
  const { ports, loop, looksAtMs } = world();
  loop.start();
  await ports.advance(5_000);
  expect(looksAtMs.length).toBe(1);
  const nudgedAtMs = ports.clock.monoMs();
  loop.request();
  await ports.advance(0);
  expect(looksAtMs.slice(1)).toEqual([nudgedAtMs]);
  await loop.stop();
});

test("a thousand nudges a second make four looks a second, and the last nudge is followed too", async () => {
  const { ports, loop, looksAtMs } = world();
  loop.start();
  await ports.advance(5_000);
  const before = looksAtMs.length;
  for (let ms = 0; ms < 1_000; ms += 1) {
    loop.request();
    await ports.advance(1);
  }
  const lastNudgeAtMs = ports.clock.monoMs();
  await ports.advance(syncPauseMsLeast);
  const looks = looksAtMs.slice(before);
  expect(looks.length).toBeLessThanOrEqual(1 + Math.ceil(1_000 / syncPauseMsLeast));
  expect(looks.length).toBeGreaterThanOrEqual(4);
  const gaps = looks.slice(1).map((atMs, index) => atMs - (looks[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(syncPauseMsLeast);
  expect(looks.at(-1)).toBeGreaterThanOrEqual(lastNudgeAtMs - 1);
  await ports.advance(10_000);
  expect(looksAtMs.length).toBe(before + looks.length);
  await loop.stop();
});

test("nudges from a hub that cannot be reached do not make the board spin either", async () => {
  const { ports, loop, looksAtMs } = world(() => failed(problem("hub_unreachable")));
  loop.start();
  for (let ms = 0; ms < 1_000; ms += 1) {
    loop.request();
    await ports.advance(1);
  }
  expect(looksAtMs.length).toBeLessThanOrEqual(1 + Math.ceil(1_000 / syncPauseMsLeast));
  await loop.stop();
});
