/**
 * The signed bytes of editions, named by their SHA-256. The newest stay in memory: every board asks for them
 * at once, and the next publish builds on the last.
 */
import { Edition } from "../../contract/edition.ts";
import type { Store } from "../store/open-store.ts";

/** JWS bytes of the editions kept in memory; their parsed form is some times that. */
const rememberedBytesMax = 33_554_432;

export interface EditionBytes {
  /** To be called when they are stored. */
  remember(hash: string, jws: string, edition: Edition): void;
  read(hash: string): Promise<string | null>;
  /** What the document says; it was signed here, so it is not verified again. */
  open(hash: string): Promise<Edition | null>;
}

interface Known {
  readonly jws: string;
  edition: Edition | null;
}

function parsed(jws: string): Edition {
  const payload = jws.split(".")[1] ?? "";
  return Edition.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}

export function createEditionBytes({ editions }: Pick<Store, "editions">): EditionBytes {
  const byHash = new Map<string, Known>();
  let rememberedBytes = 0;

  function remember(hash: string, known: Known): Known {
    if (byHash.has(hash)) return known;
    byHash.set(hash, known);
    rememberedBytes += known.jws.length;
    for (const [oldest, { jws }] of byHash) {
      if (rememberedBytes <= rememberedBytesMax) break;
      byHash.delete(oldest);
      rememberedBytes -= jws.length;
    }
    return known;
  }

  async function find(hash: string): Promise<Known | null> {
    const known = byHash.get(hash);
    if (known !== undefined) return known;
    const jws = await editions.bytes(hash);
    return jws === null ? null : remember(hash, { jws, edition: null });
  }

  return {
    remember: (hash, jws, edition) => void remember(hash, { jws, edition }),
    read: async (hash) => (await find(hash))?.jws ?? null,
    open: async (hash) => {
      const known = await find(hash);
      if (known === null) return null;
      known.edition ??= parsed(known.jws);
      return known.edition;
    },
  };
}
