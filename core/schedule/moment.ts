/** What the plan of a day holds at one instant, looked up once for all the verdicts of an explanation. */
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { covers } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import type { Part } from "./air-time.ts";
import { dayPlanAt, stretchAt } from "./day-plan.ts";
import type { Prepared, TakeoverSegment, TickersNow } from "./prepared.ts";
import { type QuietStretch, quietAt } from "./quiet-at.ts";
import { takeoverAt } from "./takeover-at.ts";
import { tickersAt } from "./ticker-at.ts";

export interface Moment {
  readonly prepared: Prepared;
  readonly calendar: LocalCalendar;
  readonly nowMs: number;
  readonly parts: ReadonlyMap<ProgrammeCampaign | null, Part>;
  readonly open: ReadonlySet<ProgrammeCampaign>;
  readonly tickers: TickersNow;
  readonly takeover: TakeoverSegment;
  readonly quiet: QuietStretch | null;
}

export function momentAt(prepared: Prepared, nowMs: number): Moment {
  const { calendar } = prepared;
  const { parts } = stretchAt(prepared, nowMs);
  const { campaigns, quiet } = dayPlanAt(prepared, nowMs);
  return {
    prepared,
    calendar,
    nowMs,
    parts: new Map(parts.map((part) => [part.campaign, part])),
    open: new Set(campaigns.filter(({ open }) => covers(open, nowMs)).map(({ campaign }) => campaign)),
    tickers: tickersAt(prepared, nowMs),
    takeover: takeoverAt(prepared, nowMs),
    quiet: quietAt(quiet, nowMs),
  };
}
