/**
 * What can be worked out about a campaign by itself. It is remembered beside the campaign, so that a new
 * programme that shares most of its campaigns with the one before it starts with almost everything done.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";
import { levelRank } from "../../contract/level.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import { type Window, openOn, validityOf, withinWindow } from "./campaign-open.ts";
import { isShuffled, passOf } from "./pass.ts";
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
  /** One pass of all items, where it does not depend on the day. */
  pass: readonly ProgrammeItem[] | null;
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
    pass: null,
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

/** The items that may play at an instant at which the campaign is open. */
export function validItems(known: KnownCampaign, atMs: number, isQuiet: boolean): readonly ProgrammeItem[] {
  const { items } = known.campaign;
  if (known.isPlain && (known.isStill || !isQuiet)) return items;
  return items.filter((entry, index) => {
    const window = known.windows[index];
    return (!window || isValid(window, atMs)) && (!isQuiet || isStill(entry.item));
  });
}

/** One pass of `items`, which are valid items of the campaign. */
export function knownPass(
  known: KnownCampaign,
  items: readonly ProgrammeItem[],
  seed: string,
): readonly ProgrammeItem[] {
  if (items !== known.campaign.items) return passOf(items, seed);
  if (known.pass) return known.pass;
  const pass = passOf(items, seed);
  if (!isShuffled(items)) known.pass = pass;
  return pass;
}
