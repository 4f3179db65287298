/** Documents are ordered by epoch first, then revision. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareRevisions } from "../../contract/revision.ts";

const revision = fc.record({
  epoch: fc.integer({ min: 1, max: 5 }),
  revision: fc.integer({ min: 0, max: 9 }),
});

test("a new epoch is newer than any revision of the old one", () => {
  expect(compareRevisions({ epoch: 2, revision: 0 }, { epoch: 1, revision: 999 })).toBeGreaterThan(0);
});

test("the order is total and antisymmetric", () => {
  fc.assert(
    fc.property(revision, revision, (a, b) => {
      expect(Math.sign(compareRevisions(a, b))).toBe(-Math.sign(compareRevisions(b, a)) + 0);
      expect(compareRevisions(a, b) === 0).toBe(a.epoch === b.epoch && a.revision === b.revision);
    }),
  );
});
