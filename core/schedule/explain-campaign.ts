/** Why a campaign plays or not: what its part of the stretch says, or what keeps it out of it. */
import type { NamedSpan, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Verdict } from "../../contract/resolution.ts";
import type { Bilingual } from "../../contract/text.ts";
import { covers } from "../time/daypart-open.ts";
import { dayOfDate, localClock } from "../time/local-time.ts";
import { spansBegunOn } from "../time/span-open.ts";
import { type Part, isGuaranteed } from "./air-time.ts";
import { type Window, openOn, overdueFromMs, validityOf } from "./campaign-open.ts";
import type { Moment } from "./moment.ts";
import { nextOpening } from "./next-opening.ts";
import { isOverdue } from "./overdue-items.ts";
import type { PreparedCampaign } from "./prepared.ts";
import { isStill } from "./quiet-at.ts";
import { asWritten, dateWords, instantWords, percent, verdict } from "./verdict.ts";

function playingVerdict(id: string, { promised, asked, cut, share }: Part): Verdict {
  if (promised === 0) return verdict(id, "shares_rest", { share: percent(share) });
  const words = { share: percent(promised), asked: percent(asked) };
  return verdict(id, cut === null ? "promised" : `promised_${cut}`, words);
}

function namesOf(spans: readonly NamedSpan[]): Bilingual {
  return asWritten([...new Set(spans.flatMap(({ calendar }) => calendar ?? []))].join(", "));
}

/** The spans that hold at this instant. */
function holding(spans: readonly NamedSpan[], { calendar, nowMs }: Moment): NamedSpan[] {
  const { day } = localClock(calendar, nowMs);
  return spans.filter((span) => covers(spansBegunOn(calendar, [span], [day - 1, day]), nowMs));
}

/** Why an instant within its dates and dayparts is closed all the same: its calendars. */
function calendarVerdict(campaign: ProgrammeCampaign, moment: Moment, at: Bilingual): Verdict | null {
  const { calendar, nowMs } = moment;
  const { day } = localClock(calendar, nowMs);
  const withoutCalendars = openOn(calendar, { ...campaign, during: null, except: [] }, day);
  if (!covers(withoutCalendars, nowMs)) return null;
  const silent = holding(campaign.except, moment);
  if (silent.length > 0) return verdict(campaign.id, "silent", { calendar: namesOf(silent), at });
  return verdict(campaign.id, "not_during", { calendar: namesOf(campaign.during ?? []), at });
}

/** Why a campaign is not open now. */
function closedVerdict({ campaign }: PreparedCampaign, moment: Moment): Verdict {
  const { calendar, nowMs } = moment;
  const { id, startDate, endDate, during, except } = campaign;
  const today = localClock(calendar, nowMs).day;
  const opensAtMs = nextOpening(calendar, campaign, nowMs);
  if (opensAtMs === null) {
    const isPast = endDate !== null && dayOfDate(endDate) < today;
    const hasCalendars = during !== null || except.length > 0;
    return verdict(id, hasCalendars && !isPast ? "calendars_over" : "over");
  }
  const at = instantWords(calendar, opensAtMs, nowMs);
  if (startDate !== null && dayOfDate(startDate) > today) return verdict(id, "not_begun", { at });
  return calendarVerdict(campaign, moment, at) ?? verdict(id, "closed", { at });
}

export function quietVerdict(id: string, { calendar, quiet, nowMs }: Moment): Verdict | null {
  if (quiet === null) return null;
  const until = instantWords(calendar, quiet.untilMs, nowMs);
  return verdict(id, "quiet", { window: asWritten(quiet.name), until });
}

/** Why an open campaign has no room although some item of it is valid. */
function crowdedVerdict(campaign: ProgrammeCampaign): Verdict {
  if (!isGuaranteed(campaign)) return verdict(campaign.id, "no_room");
  return verdict(campaign.id, campaign.mandated ? "no_room_others_bound" : "no_room_above_first");
}

/** When none of its items is valid now: when one will be, or why none will. */
function invalidVerdict({ campaign, tickers }: PreparedCampaign, moment: Moment, later: number[]): Verdict {
  const { calendar, nowMs } = moment;
  const { id } = campaign;
  if (campaign.items.length + tickers.length === 0) return verdict(id, "nothing_left");
  if (later.length > 0) {
    return verdict(id, "items_wait", { at: instantWords(calendar, Math.min(...later), nowMs) });
  }
  const overdue = campaign.items.flatMap((entry) =>
    isOverdue(calendar, campaign, entry, nowMs) ? (entry.item.reviewDate ?? []) : [],
  );
  const [first] = overdue.toSorted();
  if (first === undefined) return verdict(id, "items_over");
  return verdict(id, "overdue", { since: dateWords(calendar, overdueFromMs(calendar, first)) });
}

/** Why an open campaign has no item in the rotation. */
function idleVerdict(entry: PreparedCampaign, moment: Moment): Verdict {
  const { calendar, nowMs } = moment;
  const { campaign, tickers } = entry;
  const opening = (window: Window): number | null => nextOpening(calendar, campaign, nowMs, window);
  const tickersAtMs = tickers.map(({ ticker }) => opening(ticker));
  if (tickersAtMs.includes(nowMs)) {
    return quietVerdict(campaign.id, moment) ?? verdict(campaign.id, "only_tickers");
  }
  const itemsAtMs = campaign.items.map(({ item }) => opening(validityOf(calendar, item)));
  const valid = campaign.items.filter((_, index) => itemsAtMs[index] === nowMs);
  if (valid.some(({ item }) => isStill(item))) return crowdedVerdict(campaign);
  if (valid.length > 0) return quietVerdict(campaign.id, moment) ?? crowdedVerdict(campaign);
  const later = [...itemsAtMs, ...tickersAtMs].filter((atMs) => atMs !== null);
  return invalidVerdict(entry, moment, later);
}

export function campaignVerdict(entry: PreparedCampaign, moment: Moment): Verdict {
  const { campaign } = entry;
  const part = moment.parts.get(campaign);
  if (part) return playingVerdict(campaign.id, part);
  return moment.open.has(campaign) ? idleVerdict(entry, moment) : closedVerdict(entry, moment);
}
