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
import { isStill } from "./quiet-at.ts";

/** Days remembered for one campaign; when full, the memory starts afresh. */
const daysMax = 16;

export interface KnownCampaign {
  readonly campaign: ProgrammeCampaign;
  /** Level, then height in the tree; the smaller comes first. */
  readonly standing: number;
  /** Its place when campaigns were last put in order; the order is soon found again with it. */
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
  readonly days: Map<number, readonly Interval[]>;
}

const remembered = new WeakMap<ProgrammeCampaign, KnownCampaign>();
const closed: readonly Interval[] = [];
/** Deeper than any tree of units. */
const depthMax = 1_000;

function make(campaign: ProgrammeCampaign, calendar: LocalCalendar): KnownCampaign {
  const { items, level, depth } = campaign;
  const isPlain = items.every(
    ({ item }) => item.fromMs === null && item.untilMs === null && item.reviewDate === null,
  );
  return {
    campaign,
    standing: depth - levelRank[level] * depthMax,
    place: Number.MAX_SAFE_INTEGER,
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

/** The open stretches that touch a day. */
export function openStretches(known: KnownCampaign, day: number): readonly Interval[] {
  const remembering = known.days.get(day);
  if (remembering) return remembering;
  if (known.days.size >= daysMax) known.days.clear();
  const open = openOn(known.calendar, known.campaign, day);
  const made = open.length === 0 ? closed : open;
  known.days.set(day, made);
  return made;
}

/** The parts of these stretches in which some item of its own validity may play, item by item. */
export function itemStretches(known: KnownCampaign, open: readonly Interval[]): readonly Interval[] {
  if (known.campaign.items.length === 0) return [];
  return known.isPlain ? open : known.windows.flatMap((window) => withinWindow(open, window));
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
