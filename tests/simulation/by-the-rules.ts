/**
 * An answer held against the rules of docs/SCHEDULING.md: the definition written a second time, constancy
 * until the next change, the explanation and the timeline; the properties of tests/core, in the simulation's
 * worlds.
 */
import type { Programme } from "../../contract/programme.ts";
import type { Resolution } from "../../contract/resolution.ts";
import { explain } from "../../core/schedule/explain.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { timeline } from "../../core/schedule/timeline.ts";
import { wrongAt } from "../core/against-definition.ts";
import { readClock } from "../core/definition.ts";

const nameOf = ({ item, takeover }: Resolution): string =>
  JSON.stringify([item?.entry.item.id, item?.startMs, takeover?.takeover.id]);

function inconstant(programme: Programme, answer: Resolution): string[] {
  const last = nameOf(resolve(programme, answer.untilMs - 1));
  return last === nameOf(answer) ? [] : [`${nameOf(answer)} becomes ${last} before its end`];
}

/** Something on the glass that the explanation does not say plays; what follows a takeover is its own. */
function unexplained(programme: Programme, { item, takeover, nowMs }: Resolution): string[] {
  const playing = new Set(explain(programme, nowMs).verdicts.flatMap(({ id, plays }) => (plays ? [id] : [])));
  const isOfTakeover = item?.entry.item.kind === "bulletin";
  const shown = [isOfTakeover ? null : item?.campaign, takeover?.takeover.id];
  return shown.flatMap((id) => (id && !playing.has(id) ? [`${id} is on the glass and not explained`] : []));
}

function offTimeline(programme: Programme, { item, nowMs }: Resolution): string[] {
  const [entry] = timeline(programme, nowMs, nowMs + 1);
  const shown = item?.entry.item.id ?? null;
  return entry?.itemId === shown ? [] : [`the timeline has ${entry?.itemId}, the glass ${shown}`];
}

/** What is wrong with an answer of this programme. */
export function unruly(programme: Programme, answer: Resolution): string[] {
  const { nowMs } = answer;
  const clock = readClock(programme.timeZone, nowMs, nowMs + 60_000);
  const wrong = wrongAt(programme, clock, nowMs);
  return [
    ...(wrong === null ? [] : [wrong]),
    ...inconstant(programme, answer),
    ...unexplained(programme, answer),
    ...offTimeline(programme, answer),
  ];
}
