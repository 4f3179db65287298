/**
 * The tickers at an instant: those of every open campaign, one of each text, the stronger level first, then
 * the higher unit. They run beside the rotation and never disturb it; in a quiet window none runs.
 */
import { type Level, levelRank, severityRank } from "../../contract/level.ts";
import { covers } from "../time/daypart-open.ts";
import { withinWindow } from "./campaign-open.ts";
import { dayPlanAt } from "./day-plan.ts";
import { edgeIndex } from "./edges.ts";
import type { DayPlan, Prepared, ProgrammeTicker, TickersNow } from "./prepared.ts";
import { quietAt } from "./quiet-at.ts";

interface Candidate {
  readonly entry: ProgrammeTicker;
  readonly level: Level;
}

function compare(a: Candidate, b: Candidate): number {
  const one = a.entry;
  const two = b.entry;
  return (
    levelRank[b.level] - levelRank[a.level] ||
    one.depth - two.depth ||
    severityRank[two.ticker.severity] - severityRank[one.ticker.severity] ||
    (`${one.publisher.unit}/${one.ticker.id}` < `${two.publisher.unit}/${two.ticker.id}` ? -1 : 1)
  );
}

function mergeTickers({ withTickers }: DayPlan, atMs: number): Omit<TickersNow, "untilMs"> {
  const valid: Candidate[] = withTickers.flatMap(({ campaign, tickers, open }) =>
    tickers
      .filter(({ ticker }) => covers(withinWindow(open, ticker), atMs))
      .map((entry) => ({ entry, level: campaign.level })),
  );
  const tickers = new Map<string, ProgrammeTicker>();
  const doubles = new Set<ProgrammeTicker>();
  for (const { entry } of valid.sort(compare)) {
    const first = tickers.get(entry.ticker.text);
    if (!first) tickers.set(entry.ticker.text, entry);
    else if (first !== entry) doubles.add(entry);
  }
  const first = [...tickers.values()];
  const said = first.map(({ ticker, publisher }) => ({ ticker, publisher }));
  return { tickers: first, said, doubles: [...doubles] };
}

const silence: Omit<TickersNow, "untilMs"> = { tickers: [], said: [], doubles: [] };

export function tickersIn(plan: DayPlan, atMs: number): TickersNow {
  const index = edgeIndex(plan.tickerEdges, atMs);
  const known = plan.tickersFrom[index];
  if (known) return known;
  const isQuiet = quietAt(plan.quiet, atMs) !== null;
  const untilMs = plan.tickerEdges[index + 1] ?? plan.endMs;
  const made = { ...(isQuiet ? silence : mergeTickers(plan, atMs)), untilMs };
  plan.tickersFrom[index] = made;
  return made;
}

export function tickersAt(prepared: Prepared, atMs: number): TickersNow {
  return tickersIn(dayPlanAt(prepared, atMs), atMs);
}
