/**
 * One pass of a campaign: its items in the order of its playlists, the weighty ones several times and spread
 * evenly, those of a shuffled playlist in the order of the day. Rules 3.6 and 3.7.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";
import type { Candidate } from "./air-time.ts";

/** FNV-1a over the text, its bits mixed once more: near texts get numbers far apart. 0 .. 2^32 - 1. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number for each item decides: one that leaves does not disturb the order of the others. */
function shuffle(items: readonly ProgrammeItem[], seed: string): ProgrammeItem[] {
  return items
    .map((entry) => ({ entry, place: hashOf(`${seed}/${entry.playlist}/${entry.item.id}`) }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry);
}

/** The free place nearest to `wanted` on a ring; of two the later. */
function nearestFree(ring: readonly (ProgrammeItem | null)[], wanted: number): number {
  const { length } = ring;
  for (let distance = 0; distance < length; distance += 1) {
    const later = (wanted + distance) % length;
    if (ring[later] === null) return later;
    const earlier = (wanted - distance + length) % length;
    if (ring[earlier] === null) return earlier;
  }
  throw new RangeError("A ring has as many places as its items weigh");
}

/**
 * The items on a ring, each as often as it weighs: the weighty first, at even distances, the others in their
 * order in what is left. The pass begins with the first item.
 */
function spread(items: readonly ProgrammeItem[]): readonly ProgrammeItem[] {
  const [first] = items;
  const total = items.reduce((sum, { item }) => sum + item.weight, 0);
  if (!first || total === items.length) return items;
  const ring: (ProgrammeItem | null)[] = Array.from({ length: total }, () => null);
  for (const entry of items.toSorted((a, b) => b.item.weight - a.item.weight)) {
    const { weight } = entry.item;
    const from = ring.indexOf(null);
    for (let copy = 0; copy < weight; copy += 1) {
      ring[nearestFree(ring, (from + Math.round((copy * total) / weight)) % total)] = entry;
    }
  }
  const start = ring.indexOf(first);
  return [...ring.slice(start), ...ring.slice(0, start)].flatMap((entry) => entry ?? []);
}

function idAt(pass: readonly ProgrammeItem[], index: number): string | undefined {
  return pass.at(index % pass.length)?.item.id;
}

/** True when the item at `index` stands beside its like on the ring of the pass. */
function isBesideItself(pass: readonly ProgrammeItem[], index: number): boolean {
  const id = idAt(pass, index);
  return id === idAt(pass, index - 1) || id === idAt(pass, index + 1);
}

function swap(pass: ProgrammeItem[], one: number, two: number): void {
  const kept = pass[one];
  const other = pass[two];
  if (!kept || !other) return;
  pass[one] = other;
  pass[two] = kept;
}

/** Moves items that follow themselves, across the end of the pass too, as far as others allow. */
function apart(items: readonly ProgrammeItem[]): readonly ProgrammeItem[] {
  const { length } = items;
  const follows = (pass: readonly ProgrammeItem[], index: number) =>
    idAt(pass, index) === idAt(pass, index - 1);
  if (length < 3 || !items.some((_, index) => follows(items, index))) return items;
  const pass = [...items];
  // From the second on: the first keeps its place, so that a pass begins as its playlist does.
  for (let index = 1; index <= length; index += 1) {
    const place = index === length ? length - 1 : index;
    if (!follows(pass, index)) continue;
    for (let step = 1; step < length; step += 1) {
      const other = (place + step) % length;
      if (other === 0) continue;
      swap(pass, place, other);
      if (!isBesideItself(pass, place) && !isBesideItself(pass, other)) break;
      swap(pass, place, other);
    }
  }
  return pass;
}

/** Runs of items of one playlist, in their order. */
function runsOf(items: readonly ProgrammeItem[]): ProgrammeItem[][] {
  const runs: ProgrammeItem[][] = [];
  let last: ProgrammeItem | null = null;
  for (const entry of items) {
    if (last?.playlist === entry.playlist) runs.at(-1)?.push(entry);
    else runs.push([entry]);
    last = entry;
  }
  return runs;
}

/** True when the order of play depends on the day. */
export function isShuffled(items: readonly ProgrammeItem[]): boolean {
  return items.some(({ shuffled }) => shuffled);
}

/** `seed`: the local date and the board's group; shuffled playlists of boards with one seed agree. */
export function passOf(items: readonly ProgrammeItem[], seed: string): readonly ProgrammeItem[] {
  if (items.every(({ item, shuffled }) => item.weight === 1 && !shuffled)) return apart(items);
  const runs = runsOf(items).map((run) => spread(run[0]?.shuffled ? shuffle(run, seed) : run));
  return apart(runs.flat());
}

/** These items of a campaign, or of the house loop (`campaign` null), ready to be given air time. */
export function candidateOf(
  campaign: ProgrammeCampaign | null,
  items: readonly ProgrammeItem[],
  seed: string,
): Candidate {
  const pass = passOf(items, seed);
  return { campaign, pass, passMs: pass.reduce((sum, { durationMs }) => sum + durationMs, 0) };
}
