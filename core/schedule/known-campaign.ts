/**
 * What can be worked out about a campaign by itself, remembered beside it; and its place in the canonical
 * order.
 */
import { levelRank } from "../../contract/level.ts";
import type { ProgrammeCampaign } from "../../contract/programme.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import type { Candidate } from "./air-time.ts";
import { type Window, openOn, validityOf, withinWindow } from "./campaign-open.ts";
import { candidateOf, isShuffled } from "./pass.ts";
import type { KnownCampaign, OpenCampaign, PreparedCampaign } from "./prepared.ts";
import { isStill } from "./quiet-at.ts";

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
    standing: depth - levelRank[level] * depthMax,
    isPlain,
    isStill: items.every(({ item }) => isStill(item)),
    windows: isPlain ? [] : items.map(({ item }) => validityOf(calendar, item)),
    isShuffled: isShuffled(items),
    whole: null,
    calendar,
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Level, then height in the tree, then ids: an order that does not depend on how the editions were listed.
 */
export function compareKnown(a: KnownCampaign, b: KnownCampaign): number {
  return (
    a.standing - b.standing ||
    compareText(a.campaign.publisher.unit, b.campaign.publisher.unit) ||
    compareText(a.campaign.id, b.campaign.id)
  );
}

/** The place of a campaign in a list in canonical order: of the first that does not stand before it. */
export function placeIn(list: readonly PreparedCampaign[], known: KnownCampaign): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && compareKnown(other.known, known) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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

/** As it is open on a day; `null`: it is not. */
export function openCampaign(
  { campaign, tickers, known }: PreparedCampaign,
  day: number,
): OpenCampaign | null {
  const open = openOn(known.calendar, campaign, day);
  return open.length === 0
    ? null
    : { campaign, tickers, known, open, itemStretches: itemStretches(known, open) };
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
