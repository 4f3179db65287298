/**
 * A programme made ready for questions: campaigns in their canonical order, references looked up, room to
 * remember the days already worked out. Remembered per programme object; it changes how fast an answer comes,
 * never which.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { type LocalCalendar, calendarOf } from "../time/local-time.ts";
import { carryOver } from "./carry-over.ts";
import { compareKnown, knownCampaign } from "./known-campaign.ts";
import type { Prepared, PreparedCampaign, ProgrammeTicker } from "./prepared.ts";
import { takeoverEdges } from "./takeover-at.ts";

const remembered = new WeakMap<Programme, Prepared>();
const noTickers: readonly ProgrammeTicker[] = [];
/** The programme last made ready for each calendar, while somebody still uses it. */
const latest = new WeakMap<LocalCalendar, WeakRef<Prepared>>();

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

function campaignsOf(programme: Programme, calendar: LocalCalendar): PreparedCampaign[] {
  const units = tickersByUnit(programme);
  return programme.campaigns
    .map((campaign) => ({
      campaign,
      tickers: tickersOf(campaign, units),
      known: knownCampaign(campaign, calendar),
    }))
    .sort((a, b) => compareKnown(a.known, b.known));
}

function make(programme: Programme): Prepared {
  const calendar = calendarOf(programme.timeZone);
  const before = latest.get(calendar)?.deref();
  const made = {
    programme,
    calendar,
    takeoverEdges: takeoverEdges(programme.takeovers),
    takeoverSegments: new Map(),
    ...((before && carryOver(before, programme)) ?? {
      campaigns: campaignsOf(programme, calendar),
      days: [],
    }),
  };
  latest.set(calendar, new WeakRef(made));
  return made;
}

export function prepare(programme: Programme): Prepared {
  const known = remembered.get(programme);
  if (known) return known;
  const made = make(programme);
  remembered.set(programme, made);
  return made;
}
