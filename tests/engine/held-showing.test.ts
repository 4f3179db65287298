import { expect, test } from "vitest";
import type { Resolution, Showing } from "../../contract/resolution.ts";
import { type HoldQuestion, heldShowing } from "../../engine/playback/held-showing.ts";

function showing(id: string, changes: object = {}): Showing {
  const item = { id, kind: "notice" };
  const entry = { item, publisher: { unit: "c07", edition: "e".repeat(64) } };
  return {
    entry,
    campaign: "cp_1",
    level: "normal",
    startMs: 0,
    endMs: 10_000,
    ...changes,
  } as unknown as Showing;
}

function ask(onGlass: Showing | null, fresh: Showing | null, changes: Partial<HoldQuestion> = {}) {
  const resolution = {
    nowMs: 5_000,
    untilMs: 10_000,
    item: fresh,
    takeover: null,
    tickers: [],
    quiet: null,
  } as Resolution;
  const free = { isBarred: () => false, isProven: () => true };
  return heldShowing({ onGlass, fresh: resolution, nowMs: 5_000, ...free, ...changes });
}

const old = showing("old");
const fresh = showing("fresh", { startMs: 3_000 });

test("what is on the glass stays until its own end when the programme changes", () => {
  expect(ask(old, fresh)).toBe(old);
  expect(ask(old, fresh, { nowMs: 10_000 })).toBeNull();
});

test("the same showing is nothing to hold", () => {
  expect(ask(old, showing("old"))).toBeNull();
});

test("the house loop gives way at once", () => {
  expect(ask(showing("house", { campaign: null }), fresh)).toBeNull();
});

test("what was withdrawn, by item or by edition, gives way at once", () => {
  expect(ask(old, fresh, { isBarred: (id) => id === "old" })).toBeNull();
  expect(ask(old, fresh, { isBarred: (name) => name === "c07:old" })).toBeNull();
  expect(ask(old, fresh, { isBarred: (name) => name === "s1:old" })).toBe(old);
  expect(ask(old, fresh, { isBarred: (name) => name === "e".repeat(64) })).toBeNull();
});

test("anything urgent takes over at once", () => {
  expect(ask(old, showing("fresh", { level: "urgent" }))).toBeNull();
  expect(ask(old, showing("fresh", { level: "priority" }))).toBe(old);
});

test("a clock that stepped out of the showing ends the hold", () => {
  expect(ask(old, fresh, { nowMs: -1 })).toBeNull();
});
