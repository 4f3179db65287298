/** What a unit publishes, for anybody: feeds of its words and CAP 1.2 documents of its takeovers. */
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { TakeoverId, UnitId } from "./ids.ts";

const ofUnit = z.object({ unit: UnitId });

function feed<Path extends string>(path: Path, summary: string) {
  return { method: "GET", path, caller: "public", summary, params: ofUnit, answer: "text" } as const;
}

export const feedEndpoints = {
  feedRss: feed("/feeds/:unit/rss.xml", "What the unit publishes, RSS 2.0"),
  feedAtom: feed("/feeds/:unit/atom.xml", "What the unit publishes, Atom (RFC 4287)"),
  feedJson: feed("/feeds/:unit/feed.json", "What the unit publishes, JSON Feed 1.1"),
  feedCapIndex: feed(
    "/feeds/:unit/cap.xml",
    "The unit's alerts in force, an Atom index of CAP 1.2 documents",
  ),
  feedCap: {
    method: "GET",
    path: "/feeds/:unit/cap/:takeover.xml",
    caller: "public",
    summary: "One takeover as a CAP 1.2 document",
    params: z.object({ unit: UnitId, takeover: TakeoverId }),
    answer: "text",
  },
} as const satisfies Record<string, Endpoint>;
