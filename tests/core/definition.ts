/**
 * What may show at an instant, written straight from sections 2, 4 and 5 of docs/SCHEDULING.md, slowly and
 * with no line in common with core: the clock of the zone is read minute by minute.
 */
import { Temporal } from "temporal-polyfill";
import type { Span } from "../../contract/calendar.ts";
import type { Daypart } from "../../contract/daypart.ts";
import type { Programme, ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";
import type { Takeover } from "../../contract/takeover.ts";

const minuteMs = 60_000;
const minutesPerDay = 1_440;

/** The latest minute a zone's clock has shown, as days since 1970 and minutes of the day. */
export interface Reading {
  readonly day: number;
  readonly minute: number;
}

/**
 * Rule 2.1: a local minute has come when the clock has shown it or a later one. So what counts is the latest
 * minute the clock has ever shown; this reads it at every minute of a span, a day and a half of run-up first.
 */
export function readClock(zone: string, fromMs: number, untilMs: number): (atMs: number) => Reading {
  const firstMs = Math.floor(fromMs / minuteMs) * minuteMs - 36 * 60 * minuteMs;
  const readings: Reading[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (let atMs = firstMs; atMs < untilMs; atMs += minuteMs) {
    const { year, month, day, hour, minute } =
      Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
    const shown = Date.UTC(year, month - 1, day, hour, minute) / minuteMs;
    latest = Math.max(latest, shown);
    readings.push({ day: Math.floor(latest / minutesPerDay), minute: latest % minutesPerDay });
  }
  return (atMs) => {
    const reading = readings[Math.floor((atMs - firstMs) / minuteMs)];
    if (!reading || atMs < fromMs) throw new RangeError("The clock was not read then");
    return reading;
  };
}

function minuteOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

function dateOf(day: number): string {
  return new Date(day * minutesPerDay * minuteMs).toISOString().slice(0, 10);
}

/** Monday 1 .. Sunday 7; day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Rules 2.3 and 2.4: open in the hours that began on `begunOn`. */
function isWithinHours(from: string, to: string, begunOn: number, { day, minute }: Reading): boolean {
  const start = minuteOf(from);
  const end = minuteOf(to) > start ? minuteOf(to) : minuteOf(to) + minutesPerDay;
  const now = (day - begunOn) * minutesPerDay + minute;
  return start <= now && now < end;
}

function isWithinDates(startDate: string | null, endDate: string | null, day: number): boolean {
  const date = dateOf(day);
  return (startDate === null || startDate <= date) && (endDate === null || date <= endDate);
}

function isInSpans(spans: readonly Span[], reading: Reading): boolean {
  return [reading.day - 1, reading.day].some((begunOn) =>
    spans.some(
      ({ startDate, endDate, from, to }) =>
        isWithinDates(startDate, endDate, begunOn) && isWithinHours(from, to, begunOn, reading),
    ),
  );
}

interface Times {
  readonly dayparts: readonly Daypart[];
  readonly during: readonly Span[] | null;
  readonly except: readonly Span[];
  readonly startDate?: string | null;
  readonly endDate?: string | null;
}

/** Rules 2.2 to 2.4 and 2.6. */
function isOpen({ dayparts, during, except, startDate = null, endDate = null }: Times, reading: Reading) {
  const isBegun =
    dayparts.length === 0
      ? isWithinDates(startDate, endDate, reading.day)
      : [reading.day - 1, reading.day].some((begunOn) =>
          dayparts.some(
            ({ days, from, to }) =>
              days.includes(weekdayOf(begunOn)) &&
              isWithinDates(startDate, endDate, begunOn) &&
              isWithinHours(from, to, begunOn, reading),
          ),
        );
  return isBegun && (during === null || isInSpans(during, reading)) && !isInSpans(except, reading);
}

function isValid({ fromMs, untilMs }: { fromMs: number | null; untilMs: number | null }, atMs: number) {
  return (fromMs === null || fromMs <= atMs) && (untilMs === null || atMs < untilMs);
}

/** Rules 2.5, 2.7 and 2.8. */
function mayPlay({ item }: ProgrammeItem, reading: Reading, isQuiet: boolean, atMs: number): boolean {
  const isReviewed = item.reviewDate === null || dateOf(reading.day) <= item.reviewDate;
  return isValid(item, atMs) && isReviewed && !(isQuiet && item.kind === "video");
}

/** Rules 4.1 and 4.2. */
function urgentEndMs({ kind, fromMs, untilMs, urgentUntilMs }: Takeover): number {
  if (kind === "all_clear") return Math.min(untilMs, fromMs + 10_000);
  return Math.min(untilMs, urgentUntilMs ?? untilMs, fromMs + 72 * 60 * minuteMs);
}

type Entry = Programme["takeovers"][number];

/** Rule 4.3. */
function isEnded(target: Entry, takeovers: readonly Entry[], atMs: number): boolean {
  return takeovers.some(
    (by) =>
      by !== target &&
      by.takeover.fromMs <= atMs &&
      by.takeover.cancels.some((id) => id === target.takeover.id) &&
      (by.publisher.unit === target.publisher.unit || by.depth < target.depth),
  );
}

const severities = ["info", "caution", "warning", "danger"];

/** Rule 4.4, as numbers of which the greater comes first. */
function standing({ takeover, depth }: Entry): number[] {
  return [
    takeover.exercise ? 0 : 1,
    takeover.kind === "alert" ? 1 : 0,
    severities.indexOf(takeover.severity),
    takeover.fromMs,
    -depth,
  ];
}

function isBetter(one: Entry, two: Entry): boolean {
  const other = standing(two);
  const place = standing(one).findIndex((value, index) => value !== other[index]);
  return place >= 0 && (standing(one)[place] ?? 0) > (other[place] ?? 0);
}

/** What the rules allow at an instant; names are sorted. */
export interface Allowed {
  /** `campaign/item`. */
  readonly items: readonly string[];
  readonly tickers: readonly string[];
  /** The ids of those that may be shown: several only where no rule tells them apart. */
  readonly takeovers: readonly string[];
  readonly isQuiet: boolean;
}

function carries(campaign: ProgrammeCampaign, { ticker, publisher }: Programme["tickers"][number]): boolean {
  return campaign.publisher.unit === publisher.unit && campaign.tickers.includes(ticker.id);
}

export function allowedAt(programme: Programme, clock: (atMs: number) => Reading, atMs: number): Allowed {
  const reading = clock(atMs);
  const isQuiet = programme.quiet.some((window) => isOpen(window, reading));
  const open = programme.campaigns.filter((campaign) => isOpen(campaign, reading));
  const tickers = programme.tickers.filter(
    (entry) => !isQuiet && isValid(entry.ticker, atMs) && open.some((campaign) => carries(campaign, entry)),
  );
  const inForce = programme.takeovers.filter(
    (entry) =>
      entry.takeover.fromMs <= atMs &&
      atMs < urgentEndMs(entry.takeover) &&
      !isEnded(entry, programme.takeovers, atMs),
  );
  return {
    items: open
      .flatMap(({ id, items }) =>
        items.filter((entry) => mayPlay(entry, reading, isQuiet, atMs)).map(({ item }) => `${id}/${item.id}`),
      )
      .sort(),
    tickers: [...new Set(tickers.map(({ ticker }) => ticker.text))].sort(),
    takeovers: inForce
      .filter((entry) => !inForce.some((other) => isBetter(other, entry)))
      .map(({ takeover }) => String(takeover.id))
      .sort(),
    isQuiet,
  };
}
