import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AssetHash } from "../../contract/ids.ts";
import { type Blobs, openBlobs } from "../../engine/store/blobs.ts";
import { createStoreRoom, stayMs } from "../../engine/store/store-room.ts";
import { sha256Hex } from "../../platform/files.ts";
import { makeFolder } from "./board-under-test.ts";

let folder: string;
let blobs: Blobs;

beforeEach(async () => {
  folder = makeFolder();
  blobs = await openBlobs(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const assetOf = (name: string) => ({
  hash: sha256Hex(name.repeat(100)) as string as AssetHash,
  sizeBytes: 100,
});

async function store(...names: string[]): Promise<void> {
  for (const name of names) {
    const path = join(folder, `${name}.whole`);
    writeFileSync(path, name.repeat(100));
    await blobs.adopt(path, assetOf(name).hash);
  }
}

/** Room for three files of a hundred bytes; the letters' needs in milliseconds from now. */
function roomFor(needs: Record<string, number>, kept: readonly string[] = []) {
  return createStoreRoom({
    blobs,
    limitBytes: () => 300,
    needs: () => new Map(Object.entries(needs).map(([name, atMs]) => [assetOf(name).hash, atMs])),
    nowMs: () => 0,
    isKept: (hash) => kept.some((name) => assetOf(name).hash === hash),
  });
}

const held = () => ["a", "b", "c", "d"].filter((name) => blobs.held.has(assetOf(name).hash)).join("");

test("nothing leaves while there is room", async () => {
  await store("a", "b");
  expect((await roomFor({}).take(assetOf("c"))).ok).toBe(true);
  expect(held()).toBe("ab");
});

test("what no document names leaves first, then what is needed last", async () => {
  await store("a", "b", "c");
  const room = roomFor({ a: 10 * stayMs, b: 5 * stayMs, d: 0, e: 0 });
  expect((await room.take(assetOf("d"))).ok).toBe(true);
  expect(held()).toBe("ab");
  expect((await room.take(assetOf("e"))).ok).toBe(true);
  expect(held()).toBe("b");
});

test("what is shown never leaves, needed or not", async () => {
  await store("a", "b", "c");
  expect((await roomFor({ d: 0 }, ["a", "b"]).take(assetOf("d"))).ok).toBe(true);
  expect(held()).toBe("ab");
});

test("a loop larger than the store is refused with a code and takes nothing away", async () => {
  await store("a", "b", "c");
  const taken = await roomFor({ a: 10, b: 20, c: 30, d: 0 }).take(assetOf("d"));
  expect(taken).toMatchObject({ ok: false, problems: [{ code: "store_full" }] });
  expect(held()).toBe("abc");
});

test("two downloads at once do not share one place", async () => {
  await store("a", "b");
  const room = roomFor({ a: 0, b: 0, c: 0, d: 0 });
  const [first, second] = await Promise.all([room.take(assetOf("c")), room.take(assetOf("d"))]);
  expect([first.ok, second.ok]).toEqual([true, false]);
  if (first.ok) first.value();
  expect((await room.take(assetOf("d"))).ok).toBe(true);
});
