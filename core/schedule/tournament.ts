/**
 * The least of many keys, and the least among those of another name, kept up to date in the logarithm of
 * their number. Of equal keys the lower place wins, so that places given in an order keep that order.
 */

/** A tree of matches: node 1 is the final, the leaves are the places. */
export interface Tournament {
  readonly keys: Float64Array;
  readonly names: string[];
  readonly leaves: number;
  /** The place with the least key below each node. */
  readonly winners: Int32Array;
  /** The place with the least key below each node whose name is not the winner's; -1: there is none. */
  readonly rivals: Int32Array;
}

/** Nobody takes part yet. */
export function startTournament(places: number): Tournament {
  let leaves = 1;
  while (leaves < places) leaves *= 2;
  const made = {
    keys: new Float64Array(leaves).fill(Number.POSITIVE_INFINITY),
    names: Array.from({ length: leaves }, () => ""),
    leaves,
    winners: new Int32Array(2 * leaves),
    rivals: new Int32Array(2 * leaves).fill(-1),
  };
  for (let place = 0; place < leaves; place += 1) made.winners[leaves + place] = place;
  for (let node = leaves - 1; node >= 1; node -= 1) made.winners[node] = made.winners[2 * node] ?? 0;
  return made;
}

function keyOf({ keys }: Tournament, place: number): number {
  return keys[place] ?? Number.POSITIVE_INFINITY;
}

function lesser(tournament: Tournament, one: number, two: number): number {
  if (one < 0 || two < 0) return Math.max(one, two);
  const difference = keyOf(tournament, one) - keyOf(tournament, two);
  if (difference !== 0) return difference < 0 ? one : two;
  return Math.min(one, two);
}

function play(tournament: Tournament, node: number): void {
  const { winners, rivals, names } = tournament;
  const left = 2 * node;
  const one = winners[left] ?? 0;
  const two = winners[left + 1] ?? 0;
  const isLeft = keyOf(tournament, one) <= keyOf(tournament, two);
  const loser = isLeft ? two : one;
  const winner = isLeft ? one : two;
  const behindWinner = rivals[isLeft ? left : left + 1] ?? -1;
  const behindLoser = rivals[isLeft ? left + 1 : left] ?? -1;
  winners[node] = winner;
  rivals[node] = lesser(tournament, behindWinner, names[loser] === names[winner] ? behindLoser : loser);
}

/** Enters a place whose match is played only with `playAll`. */
export function enter({ keys, names }: Tournament, place: number, key: number, name: string): void {
  keys[place] = key;
  names[place] = name;
}

/** Plays every match: once, after many have entered. */
export function playAll(tournament: Tournament): void {
  for (let node = tournament.leaves - 1; node >= 1; node -= 1) play(tournament, node);
}

export function setPlace(tournament: Tournament, place: number, key: number, name: string): void {
  enter(tournament, place, key, name);
  for (let node = (tournament.leaves + place) >> 1; node >= 1; node >>= 1) play(tournament, node);
}

export function leave(tournament: Tournament, place: number): void {
  setPlace(tournament, place, Number.POSITIVE_INFINITY, "");
}

function takingPart(tournament: Tournament, place: number): number {
  return place >= 0 && keyOf(tournament, place) < Number.POSITIVE_INFINITY ? place : -1;
}

/** The place with the least key; -1 when nobody takes part. */
export function leastOf(tournament: Tournament): number {
  return takingPart(tournament, tournament.winners[1] ?? -1);
}

/** The place with the least key among those of another name than `name`; -1: there is none. */
export function leastBeside(tournament: Tournament, name: string): number {
  const winner = tournament.winners[1] ?? -1;
  if (tournament.names[winner] !== name) return takingPart(tournament, winner);
  return takingPart(tournament, tournament.rivals[1] ?? -1);
}
