/**
 * First run: a one-time secret, printed on the server's own console, buys one admin token. Afterwards set-
 * up is over for ever: the mark lies in a file and in the database, and either of them is enough.
 */
import { join } from "node:path";
import type { Person } from "../../contract/person.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { type Scope, UnitPath } from "../../contract/unit.ts";
import { readTextIfExists, sha256Hex, writeFileAtomic } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Store } from "../store/open-store.ts";
import type { RateLimit } from "./rate-limit.ts";
import { addPerson, equalsSecret, makeSecret } from "./tokens.ts";

export const everything: Scope = { line: "managed", path: UnitPath.parse("/") };

const doneFact = "setup_done";
const secretFact = "setup_secret_sha256";

export interface SetUp {
  /** The secret to print, at a start that found the hub not yet set up; `null` ever after. */
  readonly secret: string | null;
  buyAdminToken(
    order: { secret: string; name: string },
    fromAddress: string,
  ): Promise<Result<{ person: Person; token: string }>>;
}

/** A start before set-up makes a new secret, so that one nobody wrote down is no dead end. */
export async function openSetUp(input: {
  readonly dataFolder: string;
  readonly store: Store;
  readonly ports: Ports;
  readonly wrongSecrets: RateLimit;
}): Promise<SetUp> {
  const { store, ports, wrongSecrets } = input;
  const markFile = join(input.dataFolder, "keys", "setup-done");
  const mark = (): Promise<void> => writeFileAtomic(markFile, "done\n", { mode: 0o600 });
  const isMarked = (await readTextIfExists(markFile)) !== null;
  const isInStore = (await store.people.fact(doneFact)) !== null;
  if (isInStore && !isMarked) await mark();
  if (isMarked && !isInStore) await store.people.putFact(doneFact, "found in file");
  let isDone = isMarked || isInStore;
  const secret = isDone ? null : makeSecret(ports);
  if (secret !== null) await store.people.putFact(secretFact, sha256Hex(secret));

  return {
    secret,
    buyAdminToken: async (order, fromAddress) => {
      if (isDone) return failed(problem("setup_done"));
      if (wrongSecrets.isSpent(fromAddress)) return failed(problem("too_many_requests"));
      const wantedSha256 = (await store.people.fact(secretFact)) ?? "";
      if (wantedSha256 === "" || !equalsSecret(wantedSha256, order.secret)) {
        wrongSecrets.count(fromAddress);
        return failed(problem("setup_secret_bad"));
      }
      // From here on nobody else gets in, even while the writes are on their way.
      if (isDone) return failed(problem("setup_done"));
      isDone = true;
      try {
        const bought = await store.atOnce(async ({ people }) => {
          await people.putFact(doneFact, String(ports.clock.wallMs()));
          await people.putFact(secretFact, "");
          return addPerson(people, ports, { name: order.name, scope: everything });
        });
        await mark();
        return ok(bought);
      } catch (error) {
        isDone = (await store.people.fact(doneFact)) !== null;
        throw error;
      }
    },
  };
}
