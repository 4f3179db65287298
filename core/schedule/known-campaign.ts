/**
 * What can be worked out about a campaign by itself. It is remembered beside the campaign, so that a new
 * programme that shares most of its campaigns with the one before it starts with almost everything done.
 */
import { levelRank } from "../../contract/level.ts";
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import type { Candidate } from "./air-time.ts";
import { type Window, openOn, validityOf, withinWindow } from "./campaign-open.ts";
import { candidateOf, isShuffled } from "./pass.ts";
import type { OpenCampaign, PreparedCampaign } from "./prepared.ts";
import { isStill } from "./quiet-at.ts";

/** Days remembered for one campaign; when full, the memory starts afresh. */
const daysMax = 9;

export interface KnownCampaign {
  readonly campaign: ProgrammeCampaign;
  /** As part of a programme, where it has no tickers. */
  alone: PreparedCampaign | null;
  /** Level, then height in the tree; the smaller comes first. */
  readonly standing: number;
  /** When it was last put in order with others, and where it stood: most of an order stays as it was. */
  sorting: number;
  place: number;
  /** True when every item may play whenever the campaign is open and nothing is quiet. */
  readonly isPlain: boolean;
  readonly isStill: boolean;
  /** The validity of each item; empty when plain. */
  readonly windows: readonly Window[];
  readonly isShuffled: boolean;
  /** All items together; where they are shuffled, as on the last day asked about. */
  whole: { readonly seed: string; readonly candidate: Candidate } | null;
  readonly calendar: LocalCalendar;
  /** As it is open on each day, without tickers; `null`: it is not. */
  readonly days: Map<number, OpenCampaign | null>;
}

const remembered = new WeakMap<ProgrammeCampaign, KnownCampaign>();
/** Deeper than any tree of units. */
const depthMax = 1_000;

function make(campaign: ProgrammeCampaign, calendar: LocalCalendar): KnownCampaign {
  const { items, level, depth } = campaign;
  const isPlain = items.every(
    ({ item }) => item.fromMs === null && item.untilMs === null && item.reviewDate === null,
  );
  return {
    campaign,
    alone: null,
    standing: depth - levelRank[level] * depthMax,
    sorting: 0,
    place: 0,
    isPlain,
    isStill: items.every(({ item }) => isStill(item)),
    windows: isPlain ? [] : items.map(({ item }) => validityOf(calendar, item)),
    isShuffled: isShuffled(items),
    whole: null,
    calendar,
    days: new Map(),
  };
}

export function knownCampaign(campaign: ProgrammeCampaign, calendar: LocalCalendar): KnownCampaign {
  const known = remembered.get(campaign);
  if (known?.calendar === calendar) return known;
  const made = make(campaign, calendar);
  remembered.set(campaign, made);
  return made;
}

/** The parts of these stretches in which some item of its own validity may play, item by item. */
function itemStretches(known: KnownCampaign, open: readonly Interval[]): readonly Interval[] {
  if (known.campaign.items.length === 0) return [];
  return known.isPlain ? open : known.windows.flatMap((window) => withinWindow(open, window));
}

/** The campaign as part of a programme, with its tickers there. */
export function preparedCampaign(
  known: KnownCampaign,
  tickers: PreparedCampaign["tickers"],
): PreparedCampaign {
  const { campaign } = known;
  if (tickers.length > 0) return { campaign, tickers, known };
  known.alone ??= { campaign, tickers, known };
  return known.alone;
}

/** The campaign as it is open on a day, without its tickers; `null`: it is not. */
export function openCampaign(known: KnownCampaign, day: number): OpenCampaign | null {
  const { campaign, calendar, days } = known;
  const remembering = days.get(day);
  if (remembering !== undefined) return remembering;
  if (days.size >= daysMax) days.clear();
  const open = openOn(calendar, campaign, day);
  const made =
    open.length === 0
      ? null
      : { campaign, tickers: [], known, open, itemStretches: itemStretches(known, open) };
  days.set(day, made);
  return made;
}

function isValid({ fromMs, untilMs }: Window, atMs: number): boolean {
  return (fromMs === null || fromMs <= atMs) && (untilMs === null || atMs < untilMs);
}

function wholeCandidate(known: KnownCampaign, seed: string): Candidate {
  const { whole, campaign } = known;
  if (whole && (!known.isShuffled || whole.seed === seed)) return whole.candidate;
  const candidate = candidateOf(campaign, campaign.items, seed);
  known.whole = { seed, candidate };
  return candidate;
}

/** What may play at an instant at which the campaign is open; `seed` as in `passOf`. */
export function validCandidate(
  known: KnownCampaign,
  atMs: number,
  isQuiet: boolean,
  seed: string,
): Candidate {
  if (known.isPlain && (known.isStill || !isQuiet)) return wholeCandidate(known, seed);
  const { campaign, windows } = known;
  const valid = campaign.items.filter((entry, index) => {
    const window = windows[index];
    return (!window || isValid(window, atMs)) && (!isQuiet || isStill(entry.item));
  });
  return candidateOf(campaign, valid, seed);
}
