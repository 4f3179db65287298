/**
 * One local day of a programme: who is open when, cut into stretches in which the same items may play. Within
 * a stretch the order of play is fixed by its start, so a day never has to know the day before it.
 */
import type { Interval } from "../time/daypart-open.ts";
import { dateOfDay, dayOf, dayStartMs } from "../time/local-time.ts";
import { type Candidate, divideAirTime } from "./air-time.ts";
import { withinWindow } from "./campaign-open.ts";
import { countEdges, edgeIndex, edgesIn, startEdges } from "./edges.ts";
import { openCampaign, validCandidate } from "./known-campaign.ts";
import { candidateOf } from "./pass.ts";
import {
  type DayPlan,
  type OpenCampaign,
  type OpenWindows,
  type Prepared,
  type Stretch,
  nothingYet,
} from "./prepared.ts";
import { quietAt, quietOn } from "./quiet-at.ts";

/** Days remembered for one programme; when full, the oldest goes. */
const daysMax = 9;

function windowsOf(campaigns: readonly OpenCampaign[]): OpenWindows {
  const from: number[] = [];
  const until: number[] = [];
  const owners: OpenCampaign[] = [];
  for (const campaign of campaigns) {
    for (const { fromMs, untilMs } of campaign.open) {
      from.push(fromMs);
      until.push(untilMs);
      owners.push(campaign);
    }
  }
  return { fromMs: Float64Array.from(from), untilMs: Float64Array.from(until), owners };
}

function planDay(prepared: Prepared, day: number): DayPlan {
  const { calendar, programme } = prepared;
  const startMs = dayStartMs(calendar, day);
  const endMs = dayStartMs(calendar, day + 1);
  const campaigns = prepared.campaigns.flatMap((entry) => openCampaign(entry, day) ?? []);
  const withTickers = campaigns.filter(({ tickers }) => tickers.length > 0);
  const quiet = quietOn(calendar, programme.quiet, day);
  const countedEdges = startEdges({ fromMs: startMs, untilMs: endMs });
  const tickerEdges = startEdges({ fromMs: startMs, untilMs: endMs });
  for (const { itemStretches } of campaigns) countEdges(countedEdges, itemStretches, 1);
  for (const { tickers, open } of withTickers) {
    for (const { ticker } of tickers) countEdges(tickerEdges, withinWindow(open, ticker), 1);
  }
  countEdges(countedEdges, quiet, 1);
  countEdges(tickerEdges, quiet, 1);
  return {
    day,
    seed: `${dateOfDay(day)}/${programme.group}`,
    startMs,
    endMs,
    campaigns,
    withTickers,
    windows: windowsOf(campaigns),
    quiet,
    countedEdges,
    itemEdges: edgesIn(countedEdges),
    tickerEdges: edgesIn(tickerEdges),
    ...nothingYet(),
  };
}

export function dayPlanAt(prepared: Prepared, atMs: number): DayPlan {
  const { days, calendar } = prepared;
  for (const plan of days) if (plan.startMs <= atMs && atMs < plan.endMs) return plan;
  const plan = planDay(prepared, dayOf(calendar, atMs));
  if (atMs >= plan.endMs) throw new RangeError("There is no calendar for so late an instant");
  if (days.length >= daysMax) days.shift();
  days.push(plan);
  return plan;
}

/** Start and end of the stretch that holds `atMs`, given the edges of its day. */
export function stretchAround(edges: ArrayLike<number>, plan: DayPlan, atMs: number): Interval {
  const index = edgeIndex(edges, atMs);
  return { fromMs: edges[index] ?? plan.startMs, untilMs: edges[index + 1] ?? plan.endMs };
}

/** The campaigns open at an instant with the items that may play then, in canonical order. */
export function candidatesAt(plan: DayPlan, atMs: number): Candidate[] {
  const { fromMs, untilMs, owners } = plan.windows;
  const isQuiet = quietAt(plan.quiet, atMs) !== null;
  const found: Candidate[] = [];
  for (let index = 0; index < owners.length; index += 1) {
    if ((fromMs[index] ?? 0) > atMs || (untilMs[index] ?? 0) <= atMs) continue;
    const entry = owners[index];
    if (!entry) continue;
    const candidate = validCandidate(entry.known, atMs, isQuiet, plan.seed);
    if (candidate.pass.length > 0) found.push(candidate);
  }
  return found;
}

/** What plays in the stretch of `plan` that holds `atMs`. */
export function partsAt({ programme }: Prepared, plan: DayPlan, atMs: number): Stretch["parts"] {
  const candidates = candidatesAt(plan, atMs);
  const { house, mandatedShareMax } = programme;
  if (candidates.length > 0) return divideAirTime(candidates, mandatedShareMax);
  return house.length === 0 ? [] : divideAirTime([candidateOf(null, house, plan.seed)], mandatedShareMax);
}

/** The stretch that holds `atMs`, with what plays in it. */
export function stretchAt(prepared: Prepared, atMs: number): Stretch {
  const plan = dayPlanAt(prepared, atMs);
  const bounds = stretchAround(plan.itemEdges, plan, atMs);
  return { ...bounds, parts: partsAt(prepared, plan, bounds.fromMs) };
}
