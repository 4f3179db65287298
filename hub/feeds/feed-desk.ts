/**
 * Answers every feed of a unit from its current edition and its takeovers. Public: nobody is asked who he
 * is, so nothing here reads a draft, and an edition is parsed once however often it is asked for.
 */
import type { Edition } from "../../contract/edition.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Takeover } from "../../contract/takeover.ts";
import type { Unit } from "../../contract/unit.ts";
import type { Clock } from "../../platform/ports.ts";
import type { TextAnswer } from "../http/handlers.ts";
import { everything } from "../people/set-up.ts";
import type { EditionBytes } from "../publish/edition-bytes.ts";
import type { Store } from "../store/open-store.ts";
import type { FeedAuthority } from "./authority.ts";
import { capIndexOf, capOf } from "./cap-out.ts";
import { feedEntries, isForStaffOnly } from "./feed-entries.ts";
import { type Feed, atomOf, feedMimes, jsonFeedOf, rssOf } from "./feeds.ts";

/** Parsed editions kept; when full, the oldest is forgotten. */
const editionsKeptMax = 16;

export interface FeedDesk {
  feed(unit: string, form: "rss" | "atom" | "json", origin: string): Promise<Result<TextAnswer>>;
  capIndex(unit: string, origin: string): Promise<Result<TextAnswer>>;
  cap(unit: string, takeover: string, origin: string): Promise<Result<TextAnswer>>;
}

const forms = { rss: rssOf, atom: atomOf, json: jsonFeedOf } as const;
const notFound = <Value>(): Result<Value> => failed(problem("not_found"));
const urlOf = (origin: string, unit: string): string => `${origin}/feeds/${unit}`;

export function createFeedDesk(input: {
  readonly store: Store;
  readonly bytes: EditionBytes;
  readonly clock: Clock;
  readonly authority: FeedAuthority;
}): FeedDesk {
  const { store, bytes, clock, authority } = input;
  const kept = new Map<string, Edition>();

  async function editionOf(unit: string): Promise<Edition | null> {
    const current = await store.editions.currentOf(everything, unit);
    if (current === null) return null;
    const known = kept.get(current.hash);
    if (known !== undefined) return known;
    const edition = await bytes.open(current.hash);
    if (edition === null) return null;
    const [oldest] = kept.keys();
    if (kept.size >= editionsKeptMax && oldest !== undefined) kept.delete(oldest);
    kept.set(current.hash, edition);
    return edition;
  }

  /** What the unit raised and did not take back. */
  async function takeoversOf(unit: string): Promise<Takeover[]> {
    const spoken = await store.takeovers.spokenBy(unit, clock.wallMs());
    const gone = new Set<string>((await store.withdrawals.ofUnit(everything, unit)).items);
    return spoken
      .map(({ takeover }) => takeover)
      .filter((each) => !gone.has(each.id) && !isForStaffOnly(each));
  }

  const updatedAt = (edition: Edition | null, times: readonly number[]): number =>
    times.length === 0 ? (edition?.issuedAtMs ?? 0) : Math.max(...times);

  async function feed(unit: Unit, origin: string): Promise<Feed> {
    const edition = await editionOf(unit.id);
    const entries = feedEntries({
      edition,
      times: await store.feedEntries.ofUnit(unit.id),
      takeovers: await takeoversOf(unit.id),
      nowMs: clock.wallMs(),
    });
    const updatedMs = updatedAt(
      edition,
      entries.map((entry) => entry.updatedMs),
    );
    return { unit: unit.id, name: unit.name, url: urlOf(origin, unit.id), updatedMs, entries, authority };
  }

  return {
    feed: async (id, form, origin) => {
      const unit = await store.units.find(everything, id);
      if (unit === null) return notFound();
      return ok({ mime: feedMimes[form], text: forms[form](await feed(unit, origin)) });
    },

    capIndex: async (id, origin) => {
      const unit = await store.units.find(everything, id);
      if (unit === null) return notFound();
      const takeovers = await takeoversOf(id);
      const updatedMs = updatedAt(
        await editionOf(id),
        takeovers.map(({ fromMs }) => fromMs),
      );
      const text = capIndexOf({ takeovers, unit, authority, url: urlOf(origin, id), updatedMs });
      return ok({ mime: feedMimes.atom, text });
    },

    cap: async (id, takeoverId, origin) => {
      const unit = await store.units.find(everything, id);
      const said = await store.takeovers.find(takeoverId);
      if (unit === null || said?.unit !== unit.id || isForStaffOnly(said.takeover)) return notFound();
      const withdrawn = await store.withdrawals.ofUnit(everything, id);
      if (withdrawn.items.includes(takeoverId)) return notFound();
      const cancelled = await Promise.all(said.takeover.cancels.map((each) => store.takeovers.find(each)));
      const references = cancelled.flatMap((each) => each ?? []);
      const url = urlOf(origin, id);
      const text = capOf({ takeover: said.takeover, unit, references, authority, url });
      return ok({ mime: feedMimes.cap, text });
    },
  };
}
