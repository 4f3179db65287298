/**
 * Opens the three databases of a board; a damaged one is set aside and made anew, the picture never waits
 * for it.
 */
import { join } from "node:path";
import { type Database, type Migration, isDamaged, openDatabase, setAside } from "../../platform/sqlite.ts";
import { cache0001Init } from "./migrations/cache-0001-init.ts";
import { plays0001Init } from "./migrations/plays-0001-init.ts";
import { state0001Init } from "./migrations/state-0001-init.ts";

interface StoreKind {
  readonly file: string;
  readonly durability: "full" | "normal";
  readonly migrations: Migration[];
  readonly pageBytes?: number;
}

const kinds = {
  state: { file: "state.db", durability: "full", migrations: [state0001Init] },
  // A batch is a few hundred bytes: with small pages a day of batches writes a third of what it would with
  // large ones.
  plays: { file: "plays.db", durability: "full", migrations: [plays0001Init], pageBytes: 512 },
  cache: { file: "cache.db", durability: "normal", migrations: [cache0001Init] },
} as const satisfies Record<string, StoreKind>;

export interface Stores {
  readonly state: Database;
  readonly plays: Database;
  readonly cache: Database;
  /** Which files were damaged and are new now. */
  readonly damaged: readonly string[];
  close(): void;
}

function openOne(folder: string, kind: StoreKind, damaged: string[]): Database {
  const path = join(folder, kind.file);
  const { durability, migrations, pageBytes } = kind;
  const size = pageBytes === undefined ? {} : { pageBytes };
  const open = () => openDatabase(path, { durability, migrations, ...size });
  if (isDamaged(path)) {
    setAside(path);
    damaged.push(kind.file);
    return open();
  }
  try {
    return open();
  } catch {
    // Damage that the quick check does not see but the first use does.
    setAside(path);
    damaged.push(kind.file);
    return open();
  }
}

export function openStores(folder: string): Stores {
  const damaged: string[] = [];
  const state = openOne(folder, kinds.state, damaged);
  const plays = openOne(folder, kinds.plays, damaged);
  const cache = openOne(folder, kinds.cache, damaged);
  return {
    state,
    plays,
    cache,
    damaged,
    close() {
      for (const db of [state, plays, cache]) db.close();
    },
  };
}
