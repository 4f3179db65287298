/** A statement is prepared once, and not all of them are kept for ever. */
import { expect, test } from "vitest";
import { prepared } from "../../hub/store/prepared.ts";
import { openDatabase } from "../../platform/sqlite.ts";

test("the same text is the same statement, until many others came", () => {
  const database = openDatabase(":memory:", { durability: "normal", migrations: [] });
  const kept = prepared(database);
  const first = kept.prepare("SELECT ? AS n");
  expect(kept.prepare("SELECT ? AS n")).toBe(first);
  expect([first.all([1]), first.all([2])]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  for (let n = 0; n < 600; n += 1) kept.prepare(`SELECT ${n}`);
  expect(kept.prepare("SELECT ? AS n")).not.toBe(first);
  kept.close();
  expect(database.open).toBe(false);
});
