/**
 * A programme made ready for questions: campaigns in their canonical order, references looked up, room to
 * remember the days already worked out. Remembered per programme object; it changes how fast an answer comes,
 * never which.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { type LocalCalendar, calendarOf } from "../time/local-time.ts";
import { type KnownCampaign, knownCampaign } from "./known-campaign.ts";
import type { Prepared, PreparedCampaign, ProgrammeTicker } from "./prepared.ts";
import { takeoverEdges } from "./takeover-at.ts";

const remembered = new WeakMap<Programme, Prepared>();
const noTickers: readonly ProgrammeTicker[] = [];

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

/** Laid out by their last places first: what was in order once is almost in order, and soon sorted. */
function inOrder(campaigns: readonly ProgrammeCampaign[], calendar: LocalCalendar): KnownCampaign[] {
  const laidOut: (KnownCampaign | undefined)[] = Array.from({ length: campaigns.length });
  const others: KnownCampaign[] = [];
  for (const campaign of campaigns) {
    const known = knownCampaign(campaign, calendar);
    if (known.place < laidOut.length && !laidOut[known.place]) laidOut[known.place] = known;
    else others.push(known);
  }
  const sorted = [...laidOut.filter((known) => known !== undefined), ...others].sort(compareKnown);
  for (const [place, known] of sorted.entries()) known.place = place;
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
    campaigns: inOrder(programme.campaigns, calendar).map((known): PreparedCampaign => {
      const { campaign } = known;
      return { campaign, tickers: tickersOf(campaign, units), known };
    }),
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
