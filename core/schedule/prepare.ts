/**
 * A programme made ready for questions: campaigns in their canonical order, references looked up, room to
 * remember the days already worked out. Remembered per programme object; it changes how fast an answer comes,
 * never which.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { type LocalCalendar, calendarOf } from "../time/local-time.ts";
import { type KnownCampaign, knownCampaign, preparedCampaign } from "./known-campaign.ts";
import type { Prepared, ProgrammeTicker } from "./prepared.ts";
import { takeoverEdges } from "./takeover-at.ts";

const remembered = new WeakMap<Programme, Prepared>();
const noTickers: readonly ProgrammeTicker[] = [];
/** So many newcomers are put in their places one by one; more are sorted with all the others. */
const newcomersMax = 64;
let sortings = 0;

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Level, then height in the tree, then ids: an order that does not depend on how the editions were listed.
 */
function compareKnown(a: KnownCampaign, b: KnownCampaign): number {
  return (
    a.standing - b.standing ||
    compareText(a.campaign.publisher.unit, b.campaign.publisher.unit) ||
    compareText(a.campaign.id, b.campaign.id)
  );
}

function insert(sorted: KnownCampaign[], newcomer: KnownCampaign): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other && compareKnown(other, newcomer) < 0) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, newcomer);
}

/** Those that were sorted together are laid out as they stood; only the others are compared. */
function inOrder(campaigns: readonly ProgrammeCampaign[], calendar: LocalCalendar): KnownCampaign[] {
  const known = campaigns.map((campaign) => knownCampaign(campaign, calendar));
  const latest = known.reduce((most, { sorting }) => Math.max(most, sorting), 0);
  const stood: KnownCampaign[] = [];
  const newcomers: KnownCampaign[] = [];
  for (const one of known) {
    if (one.sorting === latest && latest > 0 && !stood[one.place]) stood[one.place] = one;
    else newcomers.push(one);
  }
  const sorted = newcomers.length > newcomersMax ? known : stood.filter((one) => one !== undefined);
  if (sorted === known) known.sort(compareKnown);
  else for (const newcomer of newcomers) insert(sorted, newcomer);
  sortings += 1;
  for (let place = 0; place < sorted.length; place += 1) {
    const one = sorted[place];
    if (!one) continue;
    one.sorting = sortings;
    one.place = place;
  }
  return sorted;
}

type TickersByUnit = ReadonlyMap<string, ReadonlyMap<string, ProgrammeTicker>>;

function tickersByUnit({ tickers }: Programme): TickersByUnit {
  const units = new Map<string, Map<string, ProgrammeTicker>>();
  for (const entry of tickers) {
    const { unit } = entry.publisher;
    const known = units.get(unit) ?? new Map<string, ProgrammeTicker>();
    units.set(unit, known.set(entry.ticker.id, entry));
  }
  return units;
}

function tickersOf({ publisher, tickers }: ProgrammeCampaign, units: TickersByUnit) {
  if (tickers.length === 0) return noTickers;
  const known = units.get(publisher.unit);
  return tickers.flatMap((id) => known?.get(id) ?? []);
}

function make(programme: Programme): Prepared {
  const calendar = calendarOf(programme.timeZone);
  const units = tickersByUnit(programme);
  return {
    programme,
    calendar,
    campaigns: inOrder(programme.campaigns, calendar).map((known) =>
      preparedCampaign(known, tickersOf(known.campaign, units)),
    ),
    takeoverEdges: takeoverEdges(programme.takeovers),
    takeoverSegments: new Map(),
    days: [],
  };
}

export function prepare(programme: Programme): Prepared {
  const known = remembered.get(programme);
  if (known) return known;
  const made = make(programme);
  remembered.set(programme, made);
  return made;
}
