/**
 * The name under which this hub's feeds speak, in tag URIs and as the sender of CAP messages. Taken once,
 * kept for good: readers know entries by it, so it must not follow the hub to another address.
 */
import type { Ports } from "../../platform/ports.ts";
import type { PeopleStore } from "../store/people.ts";

const fact = "feed_authority";
/** The year in which the name was taken, as RFC 4151 asks. */
const tagYear = "2026";

const domainName = /^(?=.{1,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export interface FeedAuthority {
  readonly domain: string;
  /** `tag:hub.example,2026:lt/item/MN-09`. */
  tag(unit: string, kind: "feed" | "item" | "ticker" | "takeover", id: string): string;
  /** The `sender` of a unit's CAP messages. */
  sender(unit: string): string;
}

export function authorityOf(domain: string): FeedAuthority {
  return {
    domain,
    tag: (unit, kind, id) => `tag:${domain},${tagYear}:${unit}/${kind}/${id}`,
    sender: (unit) => `${unit}@${domain}`,
  };
}

/** A hub without a name of its own gets one that can belong to nobody else. */
export async function openFeedAuthority(
  people: PeopleStore,
  ports: Ports,
  publicUrl: string | null,
): Promise<FeedAuthority> {
  const kept = await people.fact(fact);
  if (kept !== null) return authorityOf(kept);
  const host = publicUrl === null ? "" : new URL(publicUrl).hostname;
  const made = `${Buffer.from(ports.random.bytes(8)).toString("hex")}.bangtin.invalid`;
  const domain = domainName.test(host) ? host : made;
  await people.putFact(fact, domain);
  return authorityOf(domain);
}
