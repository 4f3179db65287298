/** Three losses of the window within ten minutes, not three in a month. */
import { expect, test } from "vitest";
import { createCrashBlame, crashWindowMs } from "../../engine/playback/crash-blame.ts";
import { createSetAside } from "../../engine/playback/set-aside.ts";

test("the third loss in the window sets the item aside, once", () => {
  const blame = createCrashBlame(createSetAside());
  expect(blame.windowLost(["it_a", "it_b"], 0)).toEqual([]);
  expect(blame.windowLost(["it_a"], 1_000)).toEqual([]);
  expect(blame.windowLost(["it_a", "it_b"], 2_000)).toEqual(["it_a"]);
  expect(blame.windowLost(["it_a"], 3_000)).toEqual([]);
});

test("losses far apart are nobody's fault", () => {
  const blame = createCrashBlame(createSetAside());
  for (let crash = 0; crash < 5; crash += 1) {
    expect(blame.windowLost(["it_a"], crash * crashWindowMs)).toEqual([]);
  }
});
