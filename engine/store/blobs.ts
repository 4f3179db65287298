/**
 * The board's assets, each under its SHA-256. A file found on disk counts as held, but reaches the glass
 * only after it was hashed once in this run: disks rot, and a bad one is deleted and fetched again.
 */
import { constants } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { AssetHash } from "../../contract/ids.ts";
import { assetPath, hashFile, syncFolder } from "../../platform/files.ts";
import { type Signal, createSignal } from "../signal.ts";

export interface Blobs {
  readonly folder: string;
  /** Assets on disk: proven in this run or not yet. */
  readonly held: ReadonlySet<AssetHash>;
  readonly changed: Signal;
  /** A stored asset did not have the bytes of its name and was deleted. */
  readonly corrupt: Signal<AssetHash>;
  isProven(hash: AssetHash): boolean;
  /** Hashes the file unless that was done in this run; a wrong one is deleted. */
  prove(hash: AssetHash): Promise<boolean>;
  /** Takes a file whose hash was just computed while it was written. */
  adopt(path: string, hash: AssetHash): Promise<void>;
  /** Takes a copy of somebody else's file. */
  copyIn(path: string, hash: AssetHash): Promise<void>;
  evict(hashes: readonly AssetHash[]): Promise<void>;
}

async function scan(folder: string): Promise<Set<AssetHash>> {
  const found = new Set<AssetHash>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const isNamed =
      /^[0-9a-f]{64}$/.test(entry.name) && basename(entry.parentPath) === entry.name.slice(0, 2);
    if (entry.isFile() && isNamed) found.add(entry.name as AssetHash);
  }
  return found;
}

export async function openBlobs(folder: string): Promise<Blobs> {
  const held = await scan(folder);
  const proven = new Set<AssetHash>();
  const proving = new Map<AssetHash, Promise<boolean>>();
  const changed = createSignal();
  const corrupt = createSignal<AssetHash>();

  const forget = async (hash: AssetHash) => {
    await rm(assetPath(folder, hash), { force: true });
    proven.delete(hash);
    if (held.delete(hash)) changed.emit();
  };
  const proveNow = async (hash: AssetHash) => {
    const path = assetPath(folder, hash);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    const isTrue = isThere && (await hashFile(path).catch(() => null)) === (hash as string);
    if (isTrue) {
      proven.add(hash);
      return true;
    }
    if (isThere) corrupt.emit(hash);
    await forget(hash);
    return false;
  };
  const adopt = async (path: string, hash: AssetHash) => {
    const target = assetPath(folder, hash);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await syncFolder(dirname(target));
    proven.add(hash);
    held.add(hash);
    changed.emit();
  };
  return {
    folder,
    held,
    changed,
    corrupt,
    isProven: (hash) => proven.has(hash),
    async prove(hash) {
      if (proven.has(hash)) return true;
      const running = proving.get(hash) ?? proveNow(hash).finally(() => proving.delete(hash));
      proving.set(hash, running);
      return running;
    },
    adopt,
    async copyIn(path, hash) {
      if (held.has(hash)) return;
      const copy = join(folder, `${hash}.copy`);
      await rm(copy, { force: true });
      await copyFile(path, copy, constants.COPYFILE_FICLONE);
      const isSame = (await hashFile(copy)) === (hash as string);
      if (isSame) await adopt(copy, hash);
      else await rm(copy, { force: true });
    },
    async evict(hashes) {
      for (const hash of hashes) await forget(hash);
    },
  };
}
