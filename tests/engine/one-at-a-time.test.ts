import { expect, test } from "vitest";
import { oneAtATime } from "../../engine/one-at-a-time.ts";
import { oneTurn } from "../support/fake-timers.ts";

test("asked ten times while it runs, it runs once more, never twice at once", async () => {
  const releases: (() => void)[] = [];
  let atOnce = 0;
  const turns = oneAtATime(async () => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await new Promise<void>((resolve) => {
      releases.push(resolve);
    });
    atOnce -= 1;
  });
  for (let asked = 0; asked < 10; asked += 1) turns.ask();
  releases[0]?.();
  await oneTurn();
  expect(releases.length).toBe(2);
  const stopped = turns.stop();
  releases[1]?.();
  await stopped;
  turns.ask();
  await oneTurn();
  expect(releases.length).toBe(2);
});
