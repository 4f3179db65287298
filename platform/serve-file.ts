/** Answers for one file, whole or by Range (RFC 9110, a single range): what videos need to seek. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";

export type RangeWish =
  | { readonly kind: "whole" }
  /** Both ends count. */
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

/**
 * What a `Range` header asks of a file of `sizeBytes`. What is malformed or manifold is ignored, as the RFC
 * allows.
 */
export function rangeWish(header: string | null | undefined, sizeBytes: number): RangeWish {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return { kind: "whole" };
  const first = from === "" ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === "" || to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (to !== "" && from !== "" && Number(to) < first) return { kind: "whole" };
  if (first >= sizeBytes || (from === "" && Number(to) === 0)) return { kind: "unsatisfiable" };
  return { kind: "part", first, last };
}

export interface FileAnswer {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | null;
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const facts = await stat(path);
    return facts.isFile() ? facts.size : null;
  } catch {
    return null;
  }
}

/** Looks for the file in `paths`, in order; the first that is there answers. */
export async function answerFile(
  paths: readonly string[],
  type: string,
  range: string | null | undefined,
): Promise<FileAnswer> {
  for (const path of paths) {
    const sizeBytes = await sizeOf(path);
    if (sizeBytes === null) continue;
    const wish = rangeWish(range, sizeBytes);
    const headers = { "content-type": type, "accept-ranges": "bytes", "cache-control": "no-store" };
    if (wish.kind === "unsatisfiable")
      return { status: 416, headers: { ...headers, "content-range": `bytes */${sizeBytes}` }, body: null };
    if (wish.kind === "whole")
      return {
        status: 200,
        headers: { ...headers, "content-length": String(sizeBytes) },
        body: createReadStream(path),
      };
    const { first, last } = wish;
    const part = {
      "content-length": String(last - first + 1),
      "content-range": `bytes ${first}-${last}/${sizeBytes}`,
    };
    return {
      status: 206,
      headers: { ...headers, ...part },
      body: createReadStream(path, { start: first, end: last }),
    };
  }
  return { status: 404, headers: { "cache-control": "no-store" }, body: null };
}
