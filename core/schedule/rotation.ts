/**
 * The order of play within one stretch: a function of its start and of what may play, worked out as far as it
 * is asked.
 *
 * At each step, of the campaigns that are not ahead of their share, the one plays whose next item would be
 * due first (worst-case fair queueing). So nobody is ever more than one item away from its share, and nothing
 * comes in bunches. Example: a promise of 1/4 beside the school's own loop, all items 10 s: s s p s | s s p s
 * | ... A step costs the logarithm of the number of campaigns.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { Part } from "./air-time.ts";
import { edgeIndex } from "./edges.ts";
import {
  type Tournament,
  enter,
  leastBeside,
  leastOf,
  leave,
  playAll,
  setPlace,
  startTournament,
} from "./tournament.ts";

/**
 * A remainder before the end of a stretch shorter than this goes to the item before it: nothing only flashes.
 */
export const remainderMsMin = 3_000;
/** Shares are fractions; sums of them are compared with this much air. */
const slackMs = 1e-3;
/** At least so much is worked out at once, so that only long stretches keep their race. */
const aheadMs = 3_600_000;

/** Where each campaign of a stretch stands; places are in canonical order. */
interface Race {
  readonly parts: readonly Part[];
  readonly airMs: Float64Array;
  readonly cursors: Uint32Array;
  /** Those ahead of their share, by how far they are. */
  readonly waiting: Tournament;
  /** The others, by when their next item is due. */
  readonly due: Tournament;
  elapsedMs: number;
}

export interface Rotation {
  readonly startMs: number;
  readonly endMs: number;
  readonly starts: number[];
  readonly entries: ProgrammeItem[];
  readonly owners: (ProgrammeCampaign | null)[];
  plannedMs: number;
  /** `null` once everything is worked out. */
  race: Race | null;
}

function upcoming({ parts, cursors }: Race, place: number): ProgrammeItem {
  const entry = parts[place]?.pass[cursors[place] ?? 0];
  if (!entry) throw new Error("A campaign without items entered a rotation");
  return entry;
}

function partOf({ parts }: Race, place: number): Part {
  const part = parts[place];
  if (!part) throw new Error("There is no such campaign in the rotation");
  return part;
}

function dueMs(race: Race, place: number): number {
  return ((race.airMs[place] ?? 0) + upcoming(race, place).durationMs) / partOf(race, place).share;
}

function startRace(parts: readonly Part[]): Race {
  const race = {
    parts,
    airMs: new Float64Array(parts.length),
    cursors: new Uint32Array(parts.length),
    waiting: startTournament(parts.length),
    due: startTournament(parts.length),
    elapsedMs: 0,
  };
  for (let place = 0; place < parts.length; place += 1) {
    enter(race.due, place, dueMs(race, place), upcoming(race, place).item.id);
  }
  playAll(race.due);
  return race;
}

/** Those whose share has caught up with them are due again. */
function callWaiting(race: Race): void {
  const { waiting, due, elapsedMs } = race;
  for (let place = leastOf(waiting); place >= 0; place = leastOf(waiting)) {
    if ((waiting.keys[place] ?? 0) > elapsedMs + slackMs) return;
    leave(waiting, place);
    setPlace(due, place, dueMs(race, place), upcoming(race, place).item.id);
  }
}

/** True when a promise stays kept within one item although the campaign waits for `waitMs` more. */
function mayWait(race: Race, place: number, waitMs: number): boolean {
  const { promised } = partOf(race, place);
  if (promised === 0) return true;
  const owedMs = promised * (race.elapsedMs + waitMs) - (race.airMs[place] ?? 0);
  return owedMs <= upcoming(race, place).durationMs;
}

function choose(race: Race, last: string | undefined): number {
  const { due, waiting } = race;
  const first = leastOf(due);
  if (first < 0) return leastOf(waiting);
  if (last === undefined || due.names[first] !== last) return first;
  const dueOther = leastBeside(due, last);
  const other = dueOther < 0 ? leastBeside(waiting, last) : dueOther;
  return other >= 0 && mayWait(race, first, upcoming(race, other).durationMs) ? other : first;
}

function step(rotation: Rotation, race: Race): void {
  const { starts, entries, owners, endMs } = rotation;
  callWaiting(race);
  const place = choose(race, entries.at(-1)?.item.id);
  const entry = upcoming(race, place);
  const { campaign, share, pass } = partOf(race, place);
  starts.push(rotation.plannedMs);
  entries.push(entry);
  owners.push(campaign);
  const airMs = (race.airMs[place] ?? 0) + entry.durationMs;
  race.airMs[place] = airMs;
  race.cursors[place] = ((race.cursors[place] ?? 0) + 1) % pass.length;
  race.elapsedMs += entry.durationMs;
  leave(race.due, place);
  setPlace(race.waiting, place, airMs / share, upcoming(race, place).item.id);
  const untilMs = rotation.plannedMs + entry.durationMs;
  rotation.plannedMs = untilMs > endMs - remainderMsMin ? endMs : untilMs;
}

function extend(rotation: Rotation, untilMs: number): void {
  const { race } = rotation;
  if (race === null) return;
  while (rotation.plannedMs < Math.min(untilMs, rotation.endMs)) step(rotation, race);
  if (rotation.plannedMs >= rotation.endMs) rotation.race = null;
}

export function startRotation(parts: readonly Part[], { fromMs, untilMs }: Interval): Rotation {
  return {
    startMs: fromMs,
    endMs: untilMs,
    starts: [],
    entries: [],
    owners: [],
    plannedMs: fromMs,
    race: parts.length === 0 ? null : startRace(parts),
  };
}

function showingOf({ starts, entries, owners, plannedMs }: Rotation, index: number): Showing | null {
  const entry = entries[index];
  const startMs = starts[index];
  if (!entry || startMs === undefined) return null;
  const campaign = owners[index] ?? null;
  return {
    entry,
    campaign: campaign?.id ?? null,
    level: campaign?.level ?? "normal",
    startMs,
    endMs: starts[index + 1] ?? plannedMs,
  };
}

/** What shows at an instant of the stretch; `null` when nothing may play in it. */
export function showingIn(rotation: Rotation, atMs: number): Showing | null {
  if (rotation.plannedMs <= atMs) extend(rotation, atMs + aheadMs);
  return showingOf(rotation, edgeIndex(rotation.starts, atMs));
}

/** Everything worked out so far, in order. */
export function showingsOf(rotation: Rotation): Showing[] {
  return rotation.starts.flatMap((_, index) => showingOf(rotation, index) ?? []);
}
