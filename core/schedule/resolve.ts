/**
 * What a board shows at an instant: a function of its programme and the clock, nothing else. The honest
 * property: for nowMs <= t < untilMs, `resolve(programme, t)` gives the same answer.
 */
import type { Programme } from "../../contract/programme.ts";
import type { Resolution } from "../../contract/resolution.ts";
import { dayMs } from "../time/local-time.ts";
import { dayPlanAt } from "./day-plan.ts";
import { prepare } from "./prepare.ts";
import { showingOn } from "./showing-at.ts";
import { takeoverAt } from "./takeover-at.ts";
import { tickersIn } from "./ticker-at.ts";

/** Nobody is told to come back later than this. */
const untilMsMost = dayMs;

export function resolve(programme: Programme, nowMs: number): Resolution {
  const prepared = prepare(programme);
  const plan = dayPlanAt(prepared, nowMs);
  const { showing, quiet, untilMs } = showingOn(prepared, plan, nowMs);
  const takeover = takeoverAt(prepared, nowMs);
  const tickers = tickersIn(plan, nowMs);
  return {
    nowMs,
    untilMs: Math.min(untilMs, takeover.untilMs, tickers.untilMs, nowMs + untilMsMost),
    item: showing,
    takeover: takeover.shown && {
      takeover: takeover.shown.takeover,
      publisher: takeover.shown.publisher,
    },
    tickers: tickers.said,
    quiet,
  };
}

/**
 * The next instant at which anything shown may change: between `nowMs` and it the answer holds. Read off the
 * index of the day, never stepped for; at most a day ahead.
 */
export function nextChange(programme: Programme, nowMs: number): number {
  return resolve(programme, nowMs).untilMs;
}
