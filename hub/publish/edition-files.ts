/** Editions on disk: `documents/editions/ab/<sha256>`, immutable, named by the SHA-256 of their JWS bytes. */
import { join } from "node:path";
import { Edition } from "../../contract/edition.ts";
import { assetPath, readTextIfExists, writeFileAtomic } from "../../platform/files.ts";

export interface EditionFiles {
  write(hash: string, jws: string): Promise<void>;
  read(hash: string): Promise<string | null>;
  /** What the document says; it was signed here, so it is not verified again. */
  open(hash: string): Promise<Edition | null>;
}

export function createEditionFiles(dataFolder: string): EditionFiles {
  const folder = join(dataFolder, "documents", "editions");
  const read = (hash: string): Promise<string | null> => readTextIfExists(assetPath(folder, hash));
  return {
    write: (hash, jws) => writeFileAtomic(assetPath(folder, hash), jws),
    read,
    open: async (hash) => {
      const payload = (await read(hash))?.split(".")[1];
      return payload === undefined
        ? null
        : Edition.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    },
  };
}
