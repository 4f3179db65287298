/** What the plan of a day holds at one instant, looked up once for all the verdicts of an explanation. */
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import { covers } from "../time/daypart-open.ts";
import { type LocalCalendar, dayOf, dayStartMs } from "../time/local-time.ts";
import type { Part } from "./air-time.ts";
import { dayPlanAt, stretchAt } from "./day-plan.ts";
import type { Prepared, TakeoverSegment, TickersNow } from "./prepared.ts";
import { type QuietStretch, quietAt, quietOn } from "./quiet-at.ts";
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

/** Days a quiet stretch is followed over midnight. */
const quietDaysMost = 8;

/** A quiet stretch with its true end: the plan of a day cuts it at midnight. */
function toItsEnd({ calendar, programme }: Prepared, quiet: QuietStretch | null): QuietStretch | null {
  if (quiet === null) return null;
  let { untilMs } = quiet;
  const day = dayOf(calendar, quiet.fromMs);
  for (let next = day + 1; next <= day + quietDaysMost && untilMs === dayStartMs(calendar, next); next += 1) {
    const more = quietAt(quietOn(calendar, programme.quiet, next), untilMs);
    if (more?.name === quiet.name) ({ untilMs } = more);
  }
  return { ...quiet, untilMs };
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
    quiet: toItsEnd(prepared, quietAt(quiet, nowMs)),
  };
}
