/** What should play over a span: `resolve` walked from showing to showing. */
import type { Programme } from "../../contract/programme.ts";
import type { Showing, TimelineEntry } from "../../contract/resolution.ts";
import { dayMs } from "../time/local-time.ts";

import { prepare } from "./prepare.ts";
import { showingAt } from "./showing-at.ts";

/** Longest span that is worked out at once. */
export const timelineMsMax = 32 * dayMs;

/** Every showing that touches [fromMs, untilMs), in order; stretches in which nothing plays are left out. */
export function* showingsOver(programme: Programme, fromMs: number, untilMs: number): Generator<Showing> {
  if (untilMs - fromMs > timelineMsMax) {
    throw new RangeError(`A timeline spans at most ${timelineMsMax / dayMs} days`);
  }
  const prepared = prepare(programme);
  for (let atMs = fromMs; atMs < untilMs; ) {
    const now = showingAt(prepared, atMs);
    if (now.showing) yield now.showing;
    atMs = now.untilMs;
  }
}

/** One entry for every showing, cut at the ends of the span, and one for every stretch without. */
export function timeline(programme: Programme, fromMs: number, untilMs: number): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let atMs = fromMs;
  const fill = (itemId: TimelineEntry["itemId"], endMs: number): void => {
    const cutMs = Math.min(endMs, untilMs);
    if (atMs < cutMs) entries.push({ fromMs: atMs, untilMs: cutMs, itemId });
    atMs = Math.max(atMs, cutMs);
  };
  for (const { entry, startMs, endMs } of showingsOver(programme, fromMs, untilMs)) {
    fill(null, startMs);
    fill(entry.item.id, endMs);
  }
  fill(null, untilMs);
  return entries;
}
