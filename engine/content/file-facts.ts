/**
 * The asset facts of an ordinary file: its hash, kind, size and length. What was read once is remembered by
 * size and date.
 */
import { open, stat } from "node:fs/promises";
import { Asset } from "../../contract/asset.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { hashFile } from "../../platform/files.ts";
import type { Database } from "../../platform/sqlite.ts";
import { probePicture } from "./probe-picture.ts";
import { probeVideo } from "./probe-video.ts";

/** Enough of a picture to hold its header, with a fat EXIF block before it, in bytes. */
const headBytes = 262_144;

/**
 * A small file may claim a huge picture; decoded it would take the window's memory. As the hub's own limit.
 */
const pixelsMax = 50_000_000;

export type FileFacts = (path: string) => Promise<Result<Asset>>;

async function readFacts(path: string, fileBytes: number): Promise<Result<Asset>> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const picture = probePicture(buffer.subarray(0, bytesRead));
    const found = picture === null ? await probeVideo(file, fileBytes) : { ...picture, durationMs: null };
    if (found === null) return failed(problem("media_unsupported", path));
    if (found.widthPx * found.heightPx > pixelsMax) return failed(problem("media_too_big", path));
    const asset = parseWith(Asset, { hash: await hashFile(path), sizeBytes: fileBytes, ...found });
    return asset.ok ? asset : failed(problem("media_broken", path));
  } catch {
    return failed(problem("media_broken", path));
  } finally {
    await file.close();
  }
}

export function createFileFacts(cache: Database): FileFacts {
  const read = cache.prepare("SELECT asset FROM local_files WHERE path = ? AND stamp = ?").pluck();
  const write = cache.prepare("INSERT OR REPLACE INTO local_files (path, stamp, asset) VALUES (?, ?, ?)");
  return async (path) => {
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile()) return failed(problem("file_missing", path));
    const stamp = `${found.size}:${found.mtimeMs}:${found.ino}`;
    const known = read.get(path, stamp);
    const remembered = typeof known === "string" ? parseWith(Asset, JSON.parse(known)) : null;
    if (remembered?.ok) return ok(remembered.value);
    const facts = await readFacts(path, found.size);
    if (facts.ok) write.run(path, stamp, JSON.stringify(facts.value));
    return facts;
  };
}
