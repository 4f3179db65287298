import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Slot } from "../../contract/player-files.ts";
import { createSlots } from "../../engine/store/slots.ts";
import { makeFolder } from "./board-under-test.ts";

let folder: string;

beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function contentOf(revision: number): Omit<Slot, "v" | "seq"> {
  const signature = { protected: "e30", signature: "AA" };
  const root = { payload: "e30", signatures: [signature] };
  const highest = { manifest: { epoch: 1, revision } };
  const documents = { placement: "a.b.c", manifest: `a.${revision}.c`, editions: [] };
  return Slot.parse({ v: 1, seq: 1, board: "b_1", root, ...documents, highest });
}

async function newest(): Promise<string | undefined> {
  return (await createSlots(folder).read()).slots[0]?.manifest;
}

test("each activation is written beside the last one, and the newer plays", async () => {
  const slots = createSlots(folder);
  await slots.read();
  for (const revision of [1, 2, 3]) await slots.flip(contentOf(revision));
  const read = await createSlots(folder).read();
  expect(read.slots.map(({ seq, manifest }) => [seq, manifest])).toEqual([
    [3, "a.3.c"],
    [2, "a.2.c"],
  ]);
});

test("a flip that was cut off at any byte leaves the slot before it", async () => {
  const slots = createSlots(folder);
  await slots.read();
  await slots.flip(contentOf(1));
  await slots.flip(contentOf(2));
  const path = join(folder, "b");
  const whole = readFileSync(path);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (sizeBytes) => {
      writeFileSync(path, whole);
      truncateSync(path, sizeBytes);
      expect(await newest()).toBe("a.1.c");
    }),
    { numRuns: 60 },
  );
});

test("one flipped bit anywhere is seen", async () => {
  const slots = createSlots(folder);
  await slots.read();
  await slots.flip(contentOf(1));
  await slots.flip(contentOf(2));
  const path = join(folder, "b");
  const whole = readFileSync(path);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      writeFileSync(path, changed);
      expect(await newest()).toBe("a.1.c");
    }),
    { numRuns: 60 },
  );
});

test("after both slots are gone the next flip begins anew", async () => {
  const slots = createSlots(folder);
  expect((await slots.read()).slots).toEqual([]);
  await slots.flip(contentOf(9));
  expect(await newest()).toBe("a.9.c");
});
