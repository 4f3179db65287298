/**
 * Bearer tokens: `<person>.<secret>`. Only the secret's SHA-256 is kept, and it is compared in constant
 * time.
 */
import { timingSafeEqual } from "node:crypto";
import type { Person } from "../../contract/person.ts";
import { PersonId } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Scope } from "../../contract/unit.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import type { PeopleStore } from "../store/people.ts";

/** Somebody who showed a good token. */
export interface Actor {
  readonly person: Person;
  readonly scope: Scope;
}

export function equalsSecret(sha256: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(sha256, "hex"), Buffer.from(sha256Hex(secret), "hex"));
}

export function makeSecret(ports: Ports): string {
  return Buffer.from(ports.random.bytes(32)).toString("base64url");
}

/** Somebody new, with the one showing of the token. */
export async function addPerson(
  people: PeopleStore,
  ports: Ports,
  { name, scope }: { name: string; scope: Scope },
): Promise<{ person: Person; token: string }> {
  const secret = makeSecret(ports);
  const id = PersonId.parse(`p_${ports.random.id()}`);
  const person = { id, name, createdAtMs: ports.clock.wallMs() };
  await people.add({ person, scope, tokenSha256: sha256Hex(secret) });
  return { person, token: `${id}.${secret}` };
}

const nobodySha256 = sha256Hex("nobody");

/** Who stands behind an `Authorization` header. */
export async function readToken(people: PeopleStore, header: string | undefined): Promise<Result<Actor>> {
  if (header === undefined) return failed(problem("token_missing"));
  const [, id = "", secret = ""] = /^Bearer ([A-Za-z0-9_-]{2,64})\.([A-Za-z0-9_-]{43})$/.exec(header) ?? [];
  const found = id === "" ? null : await people.byId(id);
  const isTrue = equalsSecret(found?.tokenSha256 ?? nobodySha256, secret);
  if (found === null || !isTrue) return failed(problem("token_bad"));
  return ok({ person: found.person, scope: found.scope });
}
