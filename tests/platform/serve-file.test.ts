/** Files whole and by range: what a page asks for is what it gets, byte for byte. */
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type FileAnswer, answerFile, rangeWish } from "../../platform/serve-file.ts";

const folder = mkdtempSync(join(tmpdir(), "bangtin-serve-"));
const bytes = Buffer.from("0123456789");
const file = join(folder, "digits");
writeFileSync(file, bytes);
const bytesOf = ({ body }: FileAnswer) => (body === null ? Buffer.alloc(0) : buffer(body));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a wish for a range", () => {
  test.each([
    [undefined, { kind: "whole" }],
    ["bytes=0-", { kind: "part", first: 0, last: 9 }],
    ["bytes=3-5", { kind: "part", first: 3, last: 5 }],
    ["bytes=3-99", { kind: "part", first: 3, last: 9 }],
    ["bytes=-4", { kind: "part", first: 6, last: 9 }],
    ["bytes=-40", { kind: "part", first: 0, last: 9 }],
    ["bytes=10-", { kind: "unsatisfiable" }],
    ["bytes=-0", { kind: "unsatisfiable" }],
    ["bytes=5-3", { kind: "whole" }],
    ["bytes=-", { kind: "whole" }],
    ["bytes=0-1,4-5", { kind: "whole" }],
    ["items=0-1", { kind: "whole" }],
  ])("%s", (header, wish) => {
    expect(rangeWish(header, bytes.byteLength)).toEqual(wish);
  });

  test("never leaves the file, whatever the header says", () => {
    const number = fc.oneof(fc.constant(""), fc.nat().map(String));
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 1_000 }), (from, to, sizeBytes) => {
        const wish = rangeWish(`bytes=${from}-${to}`, sizeBytes);
        if (wish.kind !== "part") return;
        expect(wish.first).toBeGreaterThanOrEqual(0);
        expect(wish.last).toBeLessThan(sizeBytes);
        expect(wish.first).toBeLessThanOrEqual(wish.last);
      }),
    );
  });

  test("an empty file has no part to give", () => {
    expect(rangeWish("bytes=0-", 0)).toEqual({ kind: "unsatisfiable" });
    expect(rangeWish(null, 0)).toEqual({ kind: "whole" });
  });
});

describe("an answer", () => {
  test("comes from the first place that has the file, and is never kept by a cache", async () => {
    const answer = await answerFile([join(folder, "missing"), file], "text/plain", undefined);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ "content-length": "10", "cache-control": "no-store" });
    expect(await bytesOf(answer)).toEqual(bytes);
  });

  test("by range carries exactly those bytes", async () => {
    const answer = await answerFile([file], "text/plain", "bytes=2-4");
    expect(answer).toMatchObject({ status: 206, headers: { "content-range": "bytes 2-4/10" } });
    expect((await bytesOf(answer)).toString()).toBe("234");
  });

  test("a folder, a missing file and an impossible range have no body", async () => {
    expect(await answerFile([folder], "text/plain", null)).toMatchObject({ status: 404, body: null });
    expect(await answerFile([], "text/plain", null)).toMatchObject({ status: 404, body: null });
    expect(await answerFile([file], "text/plain", "bytes=99-")).toMatchObject({ status: 416, body: null });
  });
});
