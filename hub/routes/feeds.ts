/** What a unit publishes, for anybody: RSS, Atom, JSON Feed and CAP 1.2. */
import type { Handlers } from "../http/handlers.ts";
import type { HubParts } from "./parts.ts";

type FeedHandlers = Pick<Handlers, "feedRss" | "feedAtom" | "feedJson" | "feedCapIndex" | "feedCap">;

export function feedHandlers({ feeds }: HubParts): FeedHandlers {
  return {
    feedRss: ({ params, origin }) => feeds.feed(params.unit, "rss", origin),
    feedAtom: ({ params, origin }) => feeds.feed(params.unit, "atom", origin),
    feedJson: ({ params, origin }) => feeds.feed(params.unit, "json", origin),
    feedCapIndex: ({ params, origin }) => feeds.capIndex(params.unit, origin),
    feedCap: ({ params, origin }) => feeds.cap(params.unit, params.takeover, origin),
  };
}
