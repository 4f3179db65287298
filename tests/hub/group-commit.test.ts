/** Many writes, few commits; a bad write fails alone. */
import { expect, test } from "vitest";
import { createGroupCommit } from "../../hub/reports/group-commit.ts";
import type { Store, Stores } from "../../hub/store/open-store.ts";
import { createFakePorts } from "../support/fake-ports.ts";

function countingStore() {
  let commits = 0;
  const atOnce = async <Value>(run: (stores: Stores) => Promise<Value>): Promise<Value> => {
    const value = await run({} as Stores);
    commits += 1;
    return value;
  };
  return { store: { atOnce } as Store, commits: () => commits };
}

test("a hundred writes of one moment are one commit, each with its own answer", async () => {
  const { timers, advance } = createFakePorts({ seed: 1, startWallMs: 0 });
  const { store, commits } = countingStore();
  const group = createGroupCommit(store, timers);
  const answers = Promise.all(Array.from({ length: 100 }, (_, n) => group.submit(async () => n)));
  await advance(1);
  expect(await answers).toEqual(Array.from({ length: 100 }, (_, n) => n));
  expect(commits()).toBe(1);
});

test("a write that throws fails alone, the others of its group are kept", async () => {
  const { timers, advance } = createFakePorts({ seed: 1, startWallMs: 0 });
  const { store } = countingStore();
  const group = createGroupCommit(store, timers);
  const bad = async (): Promise<string> => {
    throw new Error("bad row");
  };
  const settled = Promise.allSettled([
    group.submit(async () => "a"),
    group.submit(bad),
    group.submit(async () => "c"),
  ]);
  await advance(1);
  expect((await settled).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("after a quiet time it starts again", async () => {
  const { timers, advance } = createFakePorts({ seed: 1, startWallMs: 0 });
  const { store, commits } = countingStore();
  const group = createGroupCommit(store, timers);
  for (const word of ["a", "b"]) {
    const answer = group.submit(async () => word);
    await advance(1);
    expect(await answer).toBe(word);
  }
  expect(commits()).toBe(2);
});
