/** Scopes as SQL agree with scopes as the contract defines them, for random trees, on a real database. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Board } from "../../contract/board.ts";
import { Line, type Lines, Scope, Unit, pathCovers, scopeCovers } from "../../contract/unit.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { type Store, openStore } from "../../hub/store/open-store.ts";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-within-"));
  store = openStore(join(folder, "hub.db"));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Names that begin alike and hold what LIKE would take for a pattern. */
const segment = fc.constantFrom("p01", "p012", "p0_", "p", "P01", "c-7");
const path = fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join("/")}`);
const lines = fc.record({ managed: path, located: fc.option(path), professional: fc.option(path) });
const scope = fc.record({ line: fc.constantFrom(...Line.options), path }).map((each) => Scope.parse(each));
const everything = Scope.parse({ line: "managed", path: "/" });

const unitAt = (index: number, at: object, speaks: Scope): Unit =>
  Unit.parse({ id: `u_${index}`, kind: "school", name: "U", shortName: "U", lines: at, speaks });
const boardAt = (index: number, at: object): Board =>
  Board.parse({
    id: `b_${index}`,
    unit: "u_0",
    name: "B",
    boardKey: String(index).padStart(43, "k"),
    lines: at,
    audiences: ["thcs"],
    place: "gate",
    timeZone: "Asia/Ho_Chi_Minh",
    size: { widthPx: 100, heightPx: 100 },
    settings: {},
  });
const someKey = { kty: "OKP", crv: "Ed25519", x: "x".repeat(43) } as const;

test("a scope finds exactly the boards it covers, and never leaves its line", async () => {
  await store.units.put(
    everything,
    unitAt(0, { managed: "/", located: null, professional: null }, everything),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 6 }), scope, async (places, wanted) => {
      const boards = places.map((at, index) => boardAt(index, at));
      for (const board of boards) await store.boards.put(everything, board, someKey, 0);
      const here = new Set<string>(boards.map(({ id }) => id));
      const found = (await store.boards.idsWithin(wanted)).filter((id) => here.has(id)).sort();
      const covered = boards.filter((board) => scopeCovers(wanted, board.lines)).map(({ id }) => id);
      expect(found).toEqual([...covered].sort());
    }),
    { numRuns: 60 },
  );
});

test("a withdrawal reaches exactly the boards its unit speaks to", async () => {
  await fc.assert(
    fc.asyncProperty(scope, lines, fc.integer({ min: 1, max: 1e9 }), async (speaks, at, index) => {
      if (await store.units.isSpokenFor(speaks, "")) return;
      const own = { managed: "/", located: "/", professional: "/" };
      const unit = unitAt(index, own, speaks);
      await store.units.put(everything, unit);
      await store.withdrawals.add(everything, unit.id, {
        kind: "item",
        names: [`it_${index}`],
        by: "p_1",
        atMs: 0,
      });
      const found = await store.withdrawals.reaching(at as Lines);
      const isThere = found.some(({ unit: owner, name }) => owner === unit.id && name === `it_${index}`);
      expect(isThere).toBe(scopeCovers(speaks, at as Lines));
    }),
    { numRuns: 80 },
  );
});

test("what lies outside a scope looks like what is not there, for reading and for writing", async () => {
  const inside = unitAt(
    1,
    { managed: "/p01/c07", located: null, professional: null },
    Scope.parse({ line: "managed", path: "/p01/c07" }),
  );
  await store.units.put(everything, inside);
  const elsewhere = Scope.parse({ line: "managed", path: "/p012" });
  const draft = {
    content: UnitContent.parse({}),
    ifRevision: 0,
    changedBy: "p_1",
    atMs: 0,
  };
  expect(await store.units.find(elsewhere, inside.id)).toBeNull();
  expect(await store.units.list(elsewhere)).toEqual([]);
  expect(await store.units.put(elsewhere, { ...inside, name: "Khác" })).toBe(false);
  expect(await store.drafts.replace(elsewhere, inside.id, draft)).toBe(false);
  expect(await store.drafts.replace(everything, inside.id, draft)).toBe(true);
  expect(await store.drafts.replace(elsewhere, inside.id, { ...draft, ifRevision: 1 })).toBe(false);
  expect((await store.drafts.read(elsewhere, inside.id)).revision).toBe(0);
  expect(await store.editions.currentOf(elsewhere, inside.id)).toBeNull();
  await expect(
    store.withdrawals.add(elsewhere, inside.id, { kind: "item", names: ["it_1"], by: "p_1", atMs: 0 }),
  ).rejects.toThrow();
  expect(pathCovers("/p012", "/p01/c07")).toBe(false);
});
