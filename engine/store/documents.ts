/** Signed editions on disk, each under the SHA-256 of its JWS bytes. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CompactJws } from "../../contract/envelope.ts";
import type { EditionHash } from "../../contract/ids.ts";
import { readTextIfExists, sha256Hex, writeFileAtomic } from "../../platform/files.ts";

export interface EditionFiles {
  /** `null` when it is not there or is not what its name says. */
  read(hash: EditionHash): Promise<CompactJws | null>;
  /** Begins to write it; nobody waits for the disk before `settled`. */
  keep(hash: EditionHash, jws: CompactJws): void;
  /** Everything kept so far is on disk; rejects when one of them could not be written. */
  settled(): Promise<void>;
  /** Removes every edition not in `kept`. */
  evict(kept: ReadonlySet<string>): Promise<number>;
}

export function createEditionFiles(folder: string): EditionFiles {
  const writing: Promise<void>[] = [];
  const pathOf = (hash: string) => join(folder, `${hash}.jws`);
  return {
    async read(hash) {
      const text = await readTextIfExists(pathOf(hash));
      return text !== null && sha256Hex(text) === (hash as string) ? (text as CompactJws) : null;
    },
    keep(hash, jws) {
      writing.push(writeFileAtomic(pathOf(hash), jws));
      // Whoever asks whether it settled hears of a failure; until then it must not end the process.
      writing.at(-1)?.catch(() => undefined);
    },
    async settled() {
      await Promise.all(writing.splice(0));
    },
    async evict(kept) {
      const unwanted = (await readdir(folder)).filter((file) => !kept.has(file.replace(/\.jws$/, "")));
      await Promise.all(unwanted.map((file) => rm(join(folder, file), { force: true })));
      return unwanted.length;
    },
  };
}
