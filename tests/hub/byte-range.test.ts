/** Ranges as RFC 9110 has them: what is answered is what was asked for, or the whole. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteRangeOf } from "../../hub/http/byte-range.ts";

const etag = '"abc"';

describe("a byte range", () => {
  test("never reaches outside the file and is never empty", () => {
    const number = fc.option(fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 200 }), (from, to, sizeBytes) => {
        const range = byteRangeOf({ range: `bytes=${from ?? ""}-${to ?? ""}` }, etag, sizeBytes);
        if (range === null || range === "unsatisfiable") return;
        expect(range.fromByte).toBeGreaterThanOrEqual(0);
        expect(range.toByte).toBeLessThan(sizeBytes);
        expect(range.fromByte).toBeLessThanOrEqual(range.toByte);
        if (from !== null) expect(range.fromByte).toBe(from);
      }),
    );
  });

  test("that cannot be met is told so; one that makes no sense is ignored", () => {
    const ask = (range: string) => byteRangeOf({ range }, etag, 10);
    expect(["bytes=10-", "bytes=99-100", "bytes=-0"].map(ask)).toEqual(Array(3).fill("unsatisfiable"));
    const ignored = ["bytes=-", "bytes=5-4", "bytes=1-2,3-4", "items=0-1", "bytes=a-b", "bytes= 0-1", ""];
    expect(ignored.map(ask)).toEqual(Array(ignored.length).fill(null));
  });

  test("counts only under exactly our strong tag", () => {
    const ask = (ifRange: string) => byteRangeOf({ range: "bytes=1-", ifRange }, etag, 10);
    expect(ask(etag)).toEqual({ fromByte: 1, toByte: 9 });
    expect([ask(`W/${etag}`), ask('"other"'), ask("Mon, 23 Nov 2026 00:00:00 GMT")]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
