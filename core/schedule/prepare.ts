/**
 * A programme made ready for questions: campaigns in their canonical order, references looked up, room to
 * remember the days already worked out. Remembered per programme object; it changes how fast an answer comes,
 * never which.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { levelRank } from "../../contract/level.ts";
import { calendarOf } from "../time/local-time.ts";
import type { Prepared } from "./prepared.ts";
import { takeoverEdges } from "./takeover-at.ts";

const remembered = new WeakMap<Programme, Prepared>();

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Level, then height in the tree, then ids: an order that does not depend on how the editions were listed.
 */
export function compareCampaigns(a: ProgrammeCampaign, b: ProgrammeCampaign): number {
  return (
    levelRank[b.level] - levelRank[a.level] ||
    a.depth - b.depth ||
    compareText(a.publisher.unit, b.publisher.unit) ||
    compareText(a.id, b.id)
  );
}

function make(programme: Programme): Prepared {
  const tickers = new Map(
    programme.tickers.map((entry) => [`${entry.publisher.unit}/${entry.ticker.id}`, entry]),
  );
  const campaigns = programme.campaigns.toSorted(compareCampaigns).map((campaign) => ({
    campaign,
    tickers: campaign.tickers.flatMap((id) => tickers.get(`${campaign.publisher.unit}/${id}`) ?? []),
  }));
  return {
    programme,
    calendar: calendarOf(programme.timeZone),
    campaigns,
    takeoverEdges: takeoverEdges(programme.takeovers),
    takeoverSegments: new Map(),
    days: new Map(),
  };
}

export function prepare(programme: Programme): Prepared {
  const known = remembered.get(programme);
  if (known) return known;
  const made = make(programme);
  remembered.set(programme, made);
  return made;
}
