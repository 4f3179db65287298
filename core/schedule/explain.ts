/**
 * Why each campaign, ticker and takeover plays or not at an instant. It reads the very stretches `resolve`
 * reads, so the two cannot disagree; every verdict names its rule of docs/SCHEDULING.md.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Explanation, Verdict } from "../../contract/resolution.ts";
import type { Bilingual } from "../../contract/text.ts";
import { covers } from "../time/daypart-open.ts";
import { dateOfDay, dayMs, dayOfDate, localClock, weekdayOf } from "../time/local-time.ts";
import type { Part } from "./air-time.ts";
import type { Window } from "./campaign-open.ts";
import { dayPlanAt, stretchAt } from "./day-plan.ts";
import { nextOpening } from "./next-opening.ts";
import { prepare } from "./prepare.ts";
import type {
  Prepared,
  PreparedCampaign,
  ProgrammeTakeover,
  ProgrammeTicker,
  TakeoverSegment,
  TickersNow,
} from "./prepared.ts";
import { type RuleName, rules, weekdayNames } from "./rules.ts";
import { endOf, takeoverAt } from "./takeover-at.ts";
import { tickersAt } from "./ticker-at.ts";

type Words = Readonly<Record<string, Bilingual>>;

function fill(sentence: string, locale: keyof Bilingual, words: Words): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name]?.[locale] ?? "");
}

function verdict(id: string, name: RuleName, words: Words = {}): Verdict {
  const { plays, rule, vi, en } = rules[name];
  return { id, plays, rule, vi: fill(vi, "vi", words), en: fill(en, "en", words) };
}

/** `07:00 thứ Ba`, with its date from a week ahead on. */
function instantWords({ calendar }: Prepared, atMs: number, nowMs: number): Bilingual {
  const { day, minute } = localClock(calendar, atMs);
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  const date = atMs - nowMs < 6 * dayMs ? "" : ` ${dateOfDay(day).split("-").toReversed().join("/")}`;
  const weekday = weekdayOf(day) - 1;
  return {
    vi: `${time} ${weekdayNames.vi[weekday] ?? ""}${date}`,
    en: `${time} ${weekdayNames.en[weekday] ?? ""}${date}`,
  };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function percent(share: number): Bilingual {
  const text = `${Math.round(share * 100)}%`;
  return { vi: text, en: text };
}

/** Why a campaign is not open now. */
function closedVerdict(prepared: Prepared, { campaign }: PreparedCampaign, nowMs: number): Verdict {
  const { calendar } = prepared;
  const opensAtMs = nextOpening(calendar, campaign, nowMs);
  if (opensAtMs === null) return verdict(campaign.id, "over");
  const today = localClock(calendar, nowMs).day;
  const hasBegun = campaign.startDate === null || dayOfDate(campaign.startDate) <= today;
  const at = instantWords(prepared, opensAtMs, nowMs);
  return verdict(campaign.id, hasBegun ? "closed" : "not_begun", { at });
}

/** Why an open campaign has no item in the rotation. */
function idleVerdict(prepared: Prepared, { campaign, tickers }: PreparedCampaign, nowMs: number): Verdict {
  const { id } = campaign;
  const opening = (window: Window): number | null => nextOpening(prepared.calendar, campaign, nowMs, window);
  if (tickers.some(({ ticker }) => opening(ticker) === nowMs)) return verdict(id, "only_tickers");
  const items = campaign.items.map(({ item }) => opening(item));
  if (items.includes(nowMs)) return verdict(id, "no_room");
  const openings = [...items, ...tickers.map(({ ticker }) => opening(ticker))];
  if (openings.length === 0) return verdict(id, "nothing_left");
  const later = openings.filter((atMs) => atMs !== null);
  if (later.length === 0) return verdict(id, "items_over");
  return verdict(id, "items_wait", { at: instantWords(prepared, Math.min(...later), nowMs) });
}

/** What the stretch and the day of an instant hold, by campaign. */
interface Moment {
  readonly nowMs: number;
  readonly parts: ReadonlyMap<ProgrammeCampaign | null, Part>;
  readonly open: ReadonlySet<ProgrammeCampaign>;
}

function momentAt(prepared: Prepared, nowMs: number): Moment {
  const { parts } = stretchAt(prepared, nowMs);
  const { campaigns } = dayPlanAt(prepared, nowMs);
  return {
    nowMs,
    parts: new Map(parts.map((part) => [part.campaign, part])),
    open: new Set(campaigns.filter(({ open }) => covers(open, nowMs)).map(({ campaign }) => campaign)),
  };
}

function campaignVerdict(prepared: Prepared, entry: PreparedCampaign, moment: Moment): Verdict {
  const { campaign } = entry;
  const { nowMs } = moment;
  const part = moment.parts.get(campaign);
  if (part && part.promised > 0) return verdict(campaign.id, "promised", { share: percent(part.promised) });
  if (part) return verdict(campaign.id, "shares_rest", { share: percent(part.share) });
  if (!moment.open.has(campaign)) return closedVerdict(prepared, entry, nowMs);
  return idleVerdict(prepared, entry, nowMs);
}

function tickerVerdict(prepared: Prepared, entry: ProgrammeTicker, now: TickersNow, nowMs: number): Verdict {
  const { id } = entry.ticker;
  if (now.tickers.includes(entry)) return verdict(id, "ticker_runs");
  if (now.doubles.includes(entry)) return verdict(id, "ticker_double");
  const carriers = prepared.campaigns.filter(({ tickers }) => tickers.includes(entry));
  if (carriers.length === 0) return verdict(id, "ticker_unused");
  const openings = carriers.flatMap(
    ({ campaign }) => nextOpening(prepared.calendar, campaign, nowMs, entry.ticker) ?? [],
  );
  if (openings.length === 0) return verdict(id, "over");
  return verdict(id, "closed", { at: instantWords(prepared, Math.min(...openings), nowMs) });
}

function takeoverVerdict(
  prepared: Prepared,
  entry: ProgrammeTakeover,
  now: TakeoverSegment,
  nowMs: number,
): Verdict {
  const { id, fromMs } = entry.takeover;
  if (now.shown === entry) return verdict(id, "takeover_shown");
  if (now.cancelled.has(entry)) return verdict(id, "takeover_cancelled");
  if (now.shown && now.inForce.includes(entry)) {
    const { headline } = now.shown.takeover;
    return verdict(id, "takeover_outranked", { by: { vi: headline, en: headline } });
  }
  if (nowMs >= endOf(entry)) return verdict(id, "takeover_over");
  return verdict(id, "takeover_waits", { at: instantWords(prepared, fromMs, nowMs) });
}

export function explain(programme: Programme, nowMs: number): Explanation {
  const prepared = prepare(programme);
  const takeover = takeoverAt(prepared, nowMs);
  const tickers = tickersAt(prepared, nowMs);
  const moment = momentAt(prepared, nowMs);
  const verdicts = [
    ...programme.takeovers.map((entry) => takeoverVerdict(prepared, entry, takeover, nowMs)),
    ...prepared.campaigns.map((entry) => campaignVerdict(prepared, entry, moment)),
    ...programme.tickers.map((entry) => tickerVerdict(prepared, entry, tickers, nowMs)),
    ...programme.skipped.map(({ id, reason }) => verdict(id, reason)),
  ];
  return { nowMs, verdicts };
}
