import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs } from "../../core/sync/backoff.ts";

const limits = { firstMs: 1_000, mostMs: 60_000 };

describe("backoff", () => {
  it("doubles its ceiling with each attempt and never passes the most", () => {
    const almostOne = 1 - 2 ** -53;
    expect([0, 1, 2, 10, 1e9].map((attempt) => backoffMs(attempt, almostOne, limits))).toEqual([
      999, 1_999, 3_999, 59_999, 59_999,
    ]); // biome-ignore format: one row reads better
  });

  it("spreads over the whole range down to nothing", () => {
    expect(backoffMs(5, 0, limits)).toBe(0);
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempt, unit) => {
          const waitMs = backoffMs(attempt, unit, limits);
          expect(Number.isInteger(waitMs) && waitMs >= 0 && waitMs < limits.mostMs).toBe(true);
        },
      ),
    );
  });
});
