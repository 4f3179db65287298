/** Files that survive a power cut, and the names of what is stored by its hash. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Sha256 } from "../contract/ids.ts";

type Bytes = string | Uint8Array;

/** Mode of what holds a private key: nobody but the owner. */
export const privateFileMode = 0o600;

/** SHA-256 of text (its UTF-8) or bytes, 64 lower-case hex digits. */
export function sha256Hex(data: Bytes): Sha256 {
  return createHash("sha256").update(data).digest("hex") as Sha256;
}

export async function hashFile(path: string): Promise<Sha256> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex") as Sha256;
}

/** Where the bytes named `hash` lie: `<folder>/ab/<hash>`. */
export function assetPath(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash);
}

/** Makes renames inside `folder` durable. An error here means the data may be lost: it is never swallowed. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

let temporaryFiles = 0;

/** A name beside `path` that no other writer of this or another process uses. */
export function temporaryPath(path: string): string {
  temporaryFiles += 1;
  return `${path}.${process.pid}-${temporaryFiles}.tmp`;
}

async function writeThenRename(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
  mode: number | undefined,
): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await write(handle);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Old or new, never torn, and new for good once this resolves. Makes the folder when it is missing. */
export async function writeFileAtomic(
  path: string,
  data: Bytes,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const write = async (handle: FileHandle): Promise<void> => {
    await handle.writeFile(data);
    await handle.sync();
  };
  await writeThenRename(path, write, options.mode);
  await syncFolder(folder);
}

/** Old or new, never torn, but without fsync: for the run folder, which need not survive a power cut. */
export async function writeFileReplace(path: string, data: Bytes): Promise<void> {
  await writeThenRename(path, (handle) => handle.writeFile(data), undefined);
}

/** The text of a file, or `null` when there is none. */
export async function readTextIfExists(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
