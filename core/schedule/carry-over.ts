/**
 * A new programme that differs from the one before it in a few campaigns takes over its order and its days;
 * only what changed is worked out again.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { copyEdges, countEdges, edgesIn } from "./edges.ts";
import { knownCampaign, openCampaign, placeIn } from "./known-campaign.ts";
import {
  type DayPlan,
  type OpenCampaign,
  type OpenWindows,
  type Prepared,
  type PreparedCampaign,
  nothingYet,
} from "./prepared.ts";

/** More campaigns than this coming and going are worked out together, afresh. */
const changesMax = 16;

interface Change {
  readonly gone: readonly PreparedCampaign[];
  readonly come: readonly PreparedCampaign[];
}

/** Lists of one length place by place; others by what lies between their common beginning and end. */
function difference<Value>(before: readonly Value[], after: readonly Value[]) {
  if (before.length === after.length) {
    return {
      gone: before.filter((value, index) => value !== after[index]),
      come: after.filter((value, index) => value !== before[index]),
    };
  }
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  return { gone: before.slice(first, before.length - last), come: after.slice(first, after.length - last) };
}

/** Campaigns with tickers are none of these: what they stand for depends on the programme around them. */
function changeTo(before: Prepared, programme: Programme): Change | null {
  const { calendar } = before;
  const { gone, come } = difference(before.programme.campaigns, programme.campaigns);
  const changed = [...gone, ...come];
  if (changed.length > changesMax || changed.some(({ tickers }) => tickers.length > 0)) return null;
  const prepared = (campaign: ProgrammeCampaign): PreparedCampaign => ({
    campaign,
    tickers: [],
    known: knownCampaign(campaign, calendar),
  });
  return { gone: gone.map(prepared), come: come.map(prepared) };
}

/** The list in canonical order, without those that go and with those that come. */
function replaced<Entry extends PreparedCampaign>(
  list: readonly Entry[],
  gone: readonly Entry[],
  come: readonly Entry[],
): Entry[] {
  const made = [...list];
  for (const { known } of gone) made.splice(placeIn(made, known), 1);
  for (const entry of come) made.splice(placeIn(made, entry.known), 0, entry);
  return made;
}

function spliced(numbers: Float64Array, at: number, gone: number, come: readonly number[]): Float64Array {
  const made = new Float64Array(numbers.length - gone + come.length);
  made.set(numbers.subarray(0, at));
  made.set(come, at);
  made.set(numbers.subarray(at + gone), at + come.length);
  return made;
}

function splicedWindows(
  { fromMs, untilMs, owners }: OpenWindows,
  campaign: OpenCampaign,
  isGone: boolean,
): OpenWindows {
  const { known, open } = campaign;
  const at = placeIn(owners, known);
  const gone = isGone ? open.length : 0;
  const come = isGone ? [] : open;
  return {
    owners: owners.toSpliced(at, gone, ...come.map(() => campaign)),
    fromMs: spliced(
      fromMs,
      at,
      gone,
      come.map((stretch) => stretch.fromMs),
    ),
    untilMs: spliced(
      untilMs,
      at,
      gone,
      come.map((stretch) => stretch.untilMs),
    ),
  };
}

function changedDay(plan: DayPlan, change: Change): DayPlan {
  const { day } = plan;
  const gone = change.gone.flatMap((entry) => openCampaign(entry, day) ?? []);
  const come = change.come.flatMap((entry) => openCampaign(entry, day) ?? []);
  const countedEdges = copyEdges(plan.countedEdges);
  let { windows } = plan;
  for (const open of gone) {
    countEdges(countedEdges, open.itemStretches, -1);
    windows = splicedWindows(windows, open, true);
  }
  for (const open of come) {
    countEdges(countedEdges, open.itemStretches, 1);
    windows = splicedWindows(windows, open, false);
  }
  return {
    ...plan,
    campaigns: replaced(plan.campaigns, gone, come),
    windows,
    countedEdges,
    itemEdges: edgesIn(countedEdges),
    ...nothingYet(),
  };
}

/** What `before` knows that holds for `programme` too; `null`: too much is different. */
export function carryOver(
  before: Prepared,
  programme: Programme,
): Pick<Prepared, "campaigns" | "days"> | null {
  const { tickers, quiet, group } = before.programme;
  if (programme.tickers !== tickers || programme.quiet !== quiet || programme.group !== group) return null;
  const change = changeTo(before, programme);
  return (
    change && {
      campaigns: replaced(before.campaigns, change.gone, change.come),
      days: before.days.map((plan) => changedDay(plan, change)),
    }
  );
}
