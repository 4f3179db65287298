/** Where everything of one board lies below its data folder; makes the folders that must exist. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

export interface Folders {
  readonly keyFile: string;
  readonly membershipFile: string;
  readonly slots: string;
  readonly editions: string;
  readonly statusFile: string;
  readonly blobs: string;
  readonly parts: string;
  readonly databases: string;
  readonly run: string;
}

export function foldersOf(dataFolder: string, runFolder: string): Folders {
  return {
    keyFile: join(dataFolder, "keys", "board.jwk"),
    membershipFile: join(dataFolder, "membership.json"),
    slots: join(dataFolder, "slots"),
    editions: join(dataFolder, "documents", "editions"),
    statusFile: join(dataFolder, "documents", "status.jws"),
    blobs: join(dataFolder, "blobs"),
    parts: join(dataFolder, "parts"),
    databases: join(dataFolder, "db"),
    run: runFolder,
  };
}

export async function makeFolders(folders: Folders): Promise<void> {
  const { keyFile, slots, editions, blobs, parts, databases, run } = folders;
  const keys = join(keyFile, "..");
  await Promise.all(
    [keys, slots, editions, blobs, parts, databases, run].map((path) => mkdir(path, { recursive: true })),
  );
}
