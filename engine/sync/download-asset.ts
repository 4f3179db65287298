/**
 * Fetches one asset by its hash: goes on where an earlier try stopped, hashes while it arrives, and hands
 * over only the bytes that were announced. What has arrived survives `kill -9`; what is wrong is thrown
 * away.
 */
import { createHash, type Hash } from "node:crypto";
import { appendFileSync, createReadStream } from "node:fs";
import { type FileHandle, open, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Asset } from "../../contract/asset.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { HubClient } from "./hub-client.ts";
import type { OpenAnswer } from "./read-capped.ts";

/** Room left on the disk for everything else, in bytes. */
const spareBytes = 67_108_864;

export interface DownloadParts {
  readonly hub: HubClient;
  readonly partsFolder: string;
  /** Takes the finished, verified file. */
  readonly adopt: (path: string, hash: Asset["hash"]) => Promise<void>;
}

interface Part {
  readonly path: string;
  readonly file: FileHandle;
  digest: Hash;
  sizeBytes: number;
}

async function openPart(path: string, asset: Asset): Promise<Part> {
  const heldBytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (heldBytes > asset.sizeBytes) await rm(path, { force: true });
  const digest = createHash("sha256");
  let sizeBytes = 0;
  const file = await open(path, "a");
  if (heldBytes > 0 && heldBytes <= asset.sizeBytes) {
    for await (const chunk of createReadStream(path)) {
      digest.update(chunk as Uint8Array);
      sizeBytes += (chunk as Uint8Array).byteLength;
    }
  }
  return { path, file, digest, sizeBytes };
}

async function startOver(part: Part): Promise<void> {
  if (part.sizeBytes > 0) await part.file.truncate(0);
  part.digest = createHash("sha256");
  part.sizeBytes = 0;
}

function unreachable(error: unknown): Result<never> {
  return failed(problem("hub_unreachable", "", error instanceof Error ? error.message : String(error)));
}

/** What the disk said when it did not take something. */
function diskProblem(error: unknown, asset: Asset): Result<never> {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return failed(problem(isFull ? "disk_full" : "disk_failed", asset.hash, message));
}

/**
 * At once, and the whole chunk: while a slow disk is waited for, the line would go on filling the memory with
 * bytes that a power cut takes away again.
 */
function append(part: Part, chunk: Uint8Array, asset: Asset): Result<void> {
  try {
    appendFileSync(part.file.fd, chunk);
    return ok(undefined);
  } catch (error) {
    return diskProblem(error, asset);
  }
}

/** Appends the body; stops one chunk after the announced size. */
async function appendAll(part: Part, answer: OpenAnswer, asset: Asset): Promise<Result<void>> {
  try {
    for await (const chunk of answer.response.body ?? []) {
      answer.keepAlive();
      if (part.sizeBytes + chunk.byteLength > asset.sizeBytes) {
        await startOver(part);
        return failed(problem("size", asset.hash));
      }
      const written = append(part, chunk, asset);
      if (!written.ok) return written;
      part.digest.update(chunk);
      part.sizeBytes += chunk.byteLength;
    }
  } catch (error) {
    return unreachable(error);
  }
  return ok(undefined);
}

/** `bytes 100-199/200` -> start and total. */
function contentRange(response: Response): { startByte: number | null; totalBytes: number } | null {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(response.headers.get("content-range") ?? "");
  if (found === null) return null;
  return { startByte: found[1] === undefined ? null : Number(found[1]), totalBytes: Number(found[2]) };
}

async function receive(part: Part, answer: OpenAnswer, asset: Asset): Promise<Result<void>> {
  const { response } = answer;
  const range = contentRange(response);
  if (response.status === 206) {
    if (range?.startByte === part.sizeBytes && range.totalBytes === asset.sizeBytes) {
      return appendAll(part, answer, asset);
    }
    return failed(problem("hub_answer_bad", asset.hash, "content-range"));
  }
  await (response.status === 416 && range?.totalBytes === part.sizeBytes ? null : startOver(part));
  if (response.status === 200) return appendAll(part, answer, asset);
  return part.sizeBytes > 0 ? ok(undefined) : failed(problem("hub_answer_bad", asset.hash, "range"));
}

async function fetchRest(
  part: Part,
  asset: Asset,
  hub: HubClient,
  signal: AbortSignal,
): Promise<Result<void>> {
  const isResumed = part.sizeBytes > 0;
  const resume = { range: `bytes=${part.sizeBytes}-`, "if-range": `"${asset.hash}"` };
  const opened = await hub.open({
    method: "GET",
    path: `/v1/assets/${asset.hash}`,
    headers: { "accept-encoding": "identity", ...(isResumed ? resume : {}) },
    isProven: true,
    accept: "*/*",
    signal,
  });
  if (!opened.ok) return opened;
  const received = await receive(part, opened.value, asset);
  opened.value.release();
  return received;
}

async function finish(part: Part, asset: Asset): Promise<Result<void>> {
  if (part.sizeBytes < asset.sizeBytes) return failed(problem("hub_unreachable", asset.hash, "short"));
  if (part.digest.digest("hex") !== (asset.hash as string)) {
    await rm(part.path, { force: true });
    return failed(problem("hash", asset.hash));
  }
  try {
    await part.file.sync();
  } catch (error) {
    // What could not be made durable may be gone although it can still be read: it is fetched again.
    await rm(part.path, { force: true });
    throw error;
  }
  return ok(undefined);
}

async function hasRoom(folder: string, asset: Asset): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > asset.sizeBytes + spareBytes;
}

async function download(
  asset: Asset,
  { hub, partsFolder, adopt }: DownloadParts,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (!(await hasRoom(partsFolder, asset))) return failed(problem("disk_full", asset.hash));
  const path = join(partsFolder, `${asset.hash}.part`);
  const part = await openPart(path, asset);
  try {
    if (part.sizeBytes < asset.sizeBytes) {
      const fetched = await fetchRest(part, asset, hub, signal);
      if (!fetched.ok) return fetched;
    }
    const finished = await finish(part, asset);
    if (!finished.ok) return finished;
  } finally {
    await part.file.close();
  }
  await adopt(path, asset.hash);
  return ok(undefined);
}

/** A disk that fails ends the download with a code, like everything else that can be expected to fail. */
export function downloadAsset(
  asset: Asset,
  parts: DownloadParts,
  signal: AbortSignal,
): Promise<Result<void>> {
  return download(asset, parts, signal).catch((error: unknown) => diskProblem(error, asset));
}
