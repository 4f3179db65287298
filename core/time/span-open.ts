/**
 * When the spans of a calendar are open. A calendar may hold a thousand of them: they are sorted once, and a
 * day finds its own by halving.
 */
import type { Span } from "../../contract/calendar.ts";
import { type Interval, intervalOn, mergeIntervals } from "./daypart-open.ts";
import { type LocalCalendar, dayOfDate } from "./local-time.ts";

interface Dated<One extends Span = Span> {
  readonly span: One;
  readonly firstDay: number;
  readonly lastDay: number;
  /** The latest last day of this span and all before it. */
  readonly latestDay: number;
}

const remembered = new WeakMap<readonly Span[], readonly Dated[]>();

function sorted(spans: readonly Span[]): readonly Dated[] {
  const known = remembered.get(spans);
  if (known) return known;
  let latestDay = Number.NEGATIVE_INFINITY;
  const made = spans
    .map((span) => ({ span, firstDay: dayOfDate(span.startDate), lastDay: dayOfDate(span.endDate) }))
    .sort((a, b) => a.firstDay - b.firstDay)
    .map((dated) => {
      latestDay = Math.max(latestDay, dated.lastDay);
      return { ...dated, latestDay };
    });
  remembered.set(spans, made);
  return made;
}

/** How many spans begin on `day` or before it. */
function begunBy(spans: readonly Dated[], day: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.firstDay ?? Number.POSITIVE_INFINITY) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The spans that hold on `day`. */
export function spansOn<One extends Span>(spans: readonly One[], day: number): One[] {
  const dated = sorted(spans) as readonly Dated<One>[];
  const found: One[] = [];
  for (let index = begunBy(dated, day) - 1; index >= 0; index -= 1) {
    const one = dated[index];
    if (!one || one.latestDay < day) break;
    if (one.lastDay >= day) found.push(one.span);
  }
  return found;
}

/** The stretches that begin on one of these days, whole, even where they end on the day after. */
export function spansBegunOn(
  calendar: LocalCalendar,
  spans: readonly Span[],
  days: readonly number[],
): Interval[] {
  return mergeIntervals(
    days.flatMap((day) => spansOn(spans, day).map(({ from, to }) => intervalOn(calendar, day, from, to))),
  );
}

/** First day after `day` on which a span begins; `null`: none does. */
export function nextSpanDay(spans: readonly Span[], day: number): number | null {
  const dated = sorted(spans);
  return dated[begunBy(dated, day)]?.firstDay ?? null;
}

/** The last day on which a span holds. */
export function lastSpanDay(spans: readonly Span[]): number {
  return sorted(spans).at(-1)?.latestDay ?? Number.NEGATIVE_INFINITY;
}
