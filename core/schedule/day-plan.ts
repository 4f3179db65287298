/**
 * One local day of a programme: who is open when, cut into stretches in which the same items may play. Within
 * a stretch the order of play is fixed by its start, so a day never has to know the day before it.
 */
import type { ProgrammeItem } from "../../contract/programme.ts";
import type { Showing } from "../../contract/resolution.ts";
import { type Interval, covers } from "../time/daypart-open.ts";
import { dayOf, dayStartMs } from "../time/local-time.ts";
import { divideAirTime } from "./air-time.ts";
import { openOn, withinWindow } from "./campaign-open.ts";
import { edgeIndex, sortedEdges } from "./edges.ts";
import type { DayPlan, OpenCampaign, Prepared, Stretch } from "./prepared.ts";
import { showingIn, startRotation } from "./rotation.ts";

/** Days remembered for one programme; when full, the memory starts afresh. */
const daysMax = 16;

function edgesOf(windows: readonly (readonly Interval[])[], startMs: number): number[] {
  const instants = windows.flatMap((intervals) =>
    intervals.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]),
  );
  return sortedEdges([startMs, ...instants]);
}

function planDay(prepared: Prepared, day: number): DayPlan {
  const { calendar } = prepared;
  const campaigns = prepared.campaigns
    .map((entry) => ({ ...entry, open: openOn(calendar, entry.campaign, day) }))
    .filter(({ open }) => open.length > 0);
  const startMs = dayStartMs(calendar, day);
  const itemWindows = campaigns.flatMap(({ campaign, open }) =>
    campaign.items.map(({ item }) => withinWindow(open, item)),
  );
  const tickerWindows = campaigns.flatMap(({ tickers, open }) =>
    tickers.map(({ ticker }) => withinWindow(open, ticker)),
  );
  return {
    startMs,
    endMs: dayStartMs(calendar, day + 1),
    campaigns,
    itemEdges: edgesOf(itemWindows, startMs),
    tickerEdges: edgesOf(tickerWindows, startMs),
    stretches: new Map(),
    tickersFrom: new Map(),
  };
}

export function dayPlanAt(prepared: Prepared, atMs: number): DayPlan {
  const day = dayOf(prepared.calendar, atMs);
  const known = prepared.days.get(day);
  if (known) return known;
  if (prepared.days.size >= daysMax) prepared.days.clear();
  const plan = planDay(prepared, day);
  if (atMs >= plan.endMs) throw new RangeError("There is no calendar for so late an instant");
  prepared.days.set(day, plan);
  return plan;
}

/** Start and end of the stretch that holds `atMs`, given the edges of its day. */
export function stretchAround(edges: readonly number[], plan: DayPlan, atMs: number): Interval {
  const index = edgeIndex(edges, atMs);
  return { fromMs: edges[index] ?? plan.startMs, untilMs: edges[index + 1] ?? plan.endMs };
}

function validItems({ campaign, open }: OpenCampaign, atMs: number): ProgrammeItem[] {
  return covers(open, atMs)
    ? campaign.items.filter(({ item }) => covers(withinWindow(open, item), atMs))
    : [];
}

function makeStretch(prepared: Prepared, plan: DayPlan, { fromMs, untilMs }: Interval): Stretch {
  const candidates = plan.campaigns
    .map((entry) => ({ campaign: entry.campaign, items: validItems(entry, fromMs) }))
    .filter(({ items }) => items.length > 0);
  const { house } = prepared.programme;
  const houseLoop = house.length === 0 ? [] : [{ campaign: null, items: house }];
  const parts = divideAirTime(candidates.length === 0 ? houseLoop : candidates);
  return { parts, rotation: startRotation(parts, fromMs, untilMs) };
}

export function stretchAt(prepared: Prepared, atMs: number): Stretch {
  const plan = dayPlanAt(prepared, atMs);
  const bounds = stretchAround(plan.itemEdges, plan, atMs);
  const known = plan.stretches.get(bounds.fromMs);
  if (known) return known;
  const made = makeStretch(prepared, plan, bounds);
  plan.stretches.set(bounds.fromMs, made);
  return made;
}

/** What shows at `atMs`, and until when that is so. */
export function showingAt(prepared: Prepared, atMs: number): { showing: Showing | null; untilMs: number } {
  const { rotation } = stretchAt(prepared, atMs);
  const showing = showingIn(rotation, atMs);
  return { showing, untilMs: showing?.endMs ?? rotation.endMs };
}
