/**
 * What should be seen of each item over a span: what the proof of play is held against. An item that comes
 * back from under a full takeover comes on once more; one hidden all the time does not come on at all.
 */
import type { Programme } from "../../contract/programme.ts";
import type { ExpectedPlays } from "../../contract/resolution.ts";
import { prepare } from "./prepare.ts";
import type { Prepared } from "./prepared.ts";
import { takeoverAt } from "./takeover-at.ts";
import { showingsOver } from "./timeline.ts";

interface Seen {
  readonly plays: number;
  readonly airMs: number;
}

/** How often and for how long the rotation is seen within these bounds. */
function seenWithin(prepared: Prepared, fromMs: number, untilMs: number): Seen {
  let plays = 0;
  let airMs = 0;
  let isSeen = false;
  for (let atMs = fromMs; atMs < untilMs; ) {
    const segment = takeoverAt(prepared, atMs);
    const endMs = Math.min(untilMs, segment.untilMs);
    const wasSeen = isSeen;
    isSeen = segment.shown?.takeover.size !== "full";
    if (isSeen) airMs += endMs - atMs;
    if (isSeen && !wasSeen) plays += 1;
    atMs = endMs;
  }
  return { plays, airMs };
}

/** In the order in which they first come on. Spans as long as a timeline's. */
export function expectedPlays(programme: Programme, fromMs: number, untilMs: number): ExpectedPlays[] {
  const prepared = prepare(programme);
  const found = new Map<string, ExpectedPlays>();
  for (const { entry, campaign, startMs, endMs } of showingsOver(programme, fromMs, untilMs)) {
    const { plays, airMs } = seenWithin(prepared, Math.max(startMs, fromMs), Math.min(endMs, untilMs));
    if (plays === 0) continue;
    const itemId = entry.item.id;
    const key = `${campaign ?? ""}/${itemId}`;
    const known = found.get(key);
    if (known) {
      known.plays += plays;
      known.airMs += airMs;
    } else found.set(key, { itemId, campaign, plays, airMs });
  }
  return [...found.values()];
}
