import { afterEach, beforeEach, expect, test } from "vitest";
import { plays0001Init } from "../../engine/store/migrations/plays-0001-init.ts";
import type { EndedPlay, OpenPlay } from "../../engine/store/play-row.ts";
import { createPlayStore } from "../../engine/store/play-store.ts";
import { type Database, openDatabase } from "../../platform/sqlite.ts";

let db: Database;

beforeEach(() => {
  db = openDatabase(":memory:", { durability: "full", migrations: [plays0001Init] });
});
afterEach(() => {
  db.close();
});

function open(id: string): OpenPlay {
  return {
    playId: id as OpenPlay["playId"],
    bootId: "boot_1" as OpenPlay["bootId"],
    item: null,
    takeover: null,
    campaign: null,
    edition: null,
    asset: null,
    startedAtMs: 1,
    startMonoMs: 1,
    durationMs: 0,
    plannedMs: 10,
    witness: "none",
    clock: "hub",
  };
}

const ended = (id: string): EndedPlay => ({ ...open(id), ended: "complete" });

test("a play gets its number when it ends; an open one holds nothing up", () => {
  const store = createPlayStore(db, 0);
  expect(store.save([ended("a"), ended("b")], [open("takeover")])).toBe(2);
  expect(store.save([ended("c")], [open("takeover")])).toBe(3);
  expect(store.unsent(10).map(({ n, playId }) => [n, playId])).toEqual([
    [1, "a"],
    [2, "b"],
    [3, "c"],
  ]);
  expect(
    createPlayStore(db, 0)
      .orphans()
      .map(({ playId }) => playId),
  ).toEqual(["takeover"]);
});

test("numbers go on after a restart, also when everything sent was pruned", () => {
  const store = createPlayStore(db, 0);
  store.save([ended("a"), ended("b")], []);
  store.receipted(2, "hash-1");
  store.prune();
  const next = createPlayStore(db, 0);
  expect(next.unsentCount()).toBe(0);
  expect(next.lastBatchHash()).toBe("hash-1");
  expect(next.save([ended("c")], [])).toBe(3);
});

test("a receipt for more than was ever made forgets nothing that comes later", () => {
  const store = createPlayStore(db, 0);
  store.save([ended("a")], []);
  store.receipted(1_000_000, "hash-1");
  store.save([ended("b")], []);
  expect(store.unsent(10).map(({ playId }) => playId)).toEqual(["b"]);
});

test("beyond its limit the oldest plays go, and how many the hub never got is told", () => {
  const store = createPlayStore(db, 0, 3);
  store.save(["a", "b", "c", "d", "e", "f"].map(ended), []);
  store.receipted(1, "hash-1");
  expect(store.prune()).toEqual({ droppedUnsent: 2 });
  expect(store.unsent(10).map(({ playId }) => playId)).toEqual(["d", "e", "f"]);
  expect(store.prune()).toEqual({ droppedUnsent: 0 });
});
