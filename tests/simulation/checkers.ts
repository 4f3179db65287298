/**
 * What must hold in every world, however bad its day: never blank, never unverified, every play once, all
 * converge. Each checker is a plain question about facts and answers with what is wrong.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { programmeFor } from "../../core/programme/programme-for.ts";
import { showingKey } from "../../core/scene/scene-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import type { BoardId } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { HousePlaylist } from "../../contract/local-playlist.ts";
import { compareRevisions } from "../../contract/revision.ts";
import type { Programme } from "../../contract/programme.ts";
import type { Resolution } from "../../contract/resolution.ts";
import type { Scene } from "../../contract/scene.ts";
import type { BoardSize } from "../../contract/board.ts";
import { type Lines, type Unit, pathDepth, scopeCovers } from "../../contract/unit.ts";
import { hashFile } from "../../platform/files.ts";
import type { RecordedPlay } from "./board-disk.ts";
import type { Witnessed } from "./witnessed-glass.ts";
import type { SignedEdition } from "./hub-half.ts";

/** Never blank. A takeover that only frames or runs below still needs an item above it. */
export function blankness(scene: Scene | null): string[] {
  if (scene === null) return ["no scene at all"];
  const isFilled = scene.takeover?.takeover.size === "full";
  return scene.item === null && !isFilled ? [`scene ${scene.seq} holds nothing`] : [];
}

export interface Known {
  /** JSON of everything that may be shown. */
  readonly items: ReadonlySet<string>;
  readonly tickers: ReadonlySet<string>;
  readonly takeovers: ReadonlySet<string>;
  readonly assets: ReadonlySet<string>;
}

/**
 * What may reach the glass of a board hanging at `lines`: editions the hub signed for it, and the house
 * loop.
 */
export function knownTo(lines: Lines, signed: readonly SignedEdition[], house: HousePlaylist): Known {
  const editions = signed.filter(({ edition }) => scopeCovers(edition.unit, lines)).map((one) => one.edition);
  const json = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value)));
  const takeovers = editions.flatMap((edition) => edition.takeovers);
  return {
    items: json([
      ...editions.flatMap(({ playlists }) => playlists.flatMap(({ items }) => items)),
      ...house.items,
    ]),
    tickers: json(editions.flatMap(({ tickers }) => tickers)),
    // A picture that is not there yet is left out: the words are the takeover.
    takeovers: json(takeovers.flatMap((takeover) => [takeover, { ...takeover, asset: null }])),
    assets: json(editions.flatMap(({ assets }) => assets)),
  };
}

/** Never unverified: everything in the scene stands word by word in something that was signed. */
export function unverified(scene: Scene, known: Known): string[] {
  const found: string[] = [];
  const look = (kind: keyof Known, value: unknown) => {
    if (!known[kind].has(JSON.stringify(value)))
      found.push(`${kind}: ${JSON.stringify(value).slice(0, 160)}`);
  };
  const items = [scene.item, scene.next].flatMap((one) => one ?? []);
  for (const { item } of items) {
    // What a takeover says after its urgent life was signed as the takeover.
    if (item.kind === "bulletin") look("takeovers", item.message);
    else look("items", item);
    for (const hash of itemAssets(item)) {
      if (scene.assets[hash] === undefined) found.push(`assets: ${item.id} without ${hash}`);
    }
  }
  for (const { ticker } of scene.tickers) look("tickers", ticker);
  if (scene.takeover !== null) look("takeovers", scene.takeover.takeover);
  for (const asset of Object.values(scene.assets)) look("assets", asset);
  return found;
}

/** Files below an asset folder whose bytes are not what their name says. */
export async function falseFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    if ((await hashFile(join(parentPath, name))) !== name) found.push(name);
  }
  return found;
}

export interface PlayFacts {
  /** Everything that ever ended on the board's own disk. */
  readonly recorded: readonly RecordedPlay[];
  /** What the hub holds of this board. */
  readonly stored: readonly RecordedPlay[];
  readonly witnessed: readonly Witnessed[];
  readonly powerCuts: readonly number[];
  /** How long evidence may wait in memory, in milliseconds. */
  readonly batchMs: number;
  /** Younger things may still be on their way. */
  readonly untilMonoMs: number;
}

function doubles(values: readonly (string | number)[]): (string | number)[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** What was on the glass must be on record, unless the power went while it waited in memory. */
function unrecorded({ recorded, witnessed, powerCuts, batchMs, untilMonoMs }: PlayFacts): string[] {
  const starts = new Set(recorded.map(({ item, startMonoMs }) => `${item}@${startMonoMs}`));
  return witnessed
    .filter(({ item, isCovered }) => item !== null && !isCovered)
    .filter(({ atMonoMs }) => atMonoMs < untilMonoMs)
    .filter(({ atMonoMs }) => !powerCuts.some((cut) => cut >= atMonoMs && cut - atMonoMs <= batchMs))
    .filter(({ item, atMonoMs }) => !starts.has(`${item}@${atMonoMs}`))
    .map(({ item, atMonoMs }) => `lost: ${item} shown at ${atMonoMs} ms is on no record`);
}

/** Plays: each recorded one is stored exactly once, numbers have no gap, nothing was invented. */
export function wrongPlays(facts: PlayFacts): string[] {
  const { recorded, stored, witnessed, untilMonoMs } = facts;
  const byId = new Map(stored.map((play) => [play.playId as string, play]));
  const onDisk = new Map(recorded.map((play) => [play.playId as string, play]));
  const found = [
    ...doubles(stored.map(({ playId }) => playId)).map((id) => `doubled: ${id}`),
    ...doubles(recorded.map(({ playId }) => playId)).map((id) => `recorded twice: ${id}`),
  ];
  const old = recorded.filter(({ startMonoMs, durationMs }) => startMonoMs + durationMs < untilMonoMs);
  for (const play of old) {
    const there = byId.get(play.playId);
    if (there === undefined) found.push(`lost: ${play.playId} (n ${play.n}) never reached the hub`);
    else if (there.n !== play.n) found.push(`renumbered: ${play.playId} is ${there.n}, was ${play.n}`);
  }
  const numbers = stored.map(({ n }) => n).sort((a, b) => a - b);
  const gap = numbers.findIndex((n, index) => n !== index + 1);
  if (gap >= 0) found.push(`gap: number ${gap + 1} of ${numbers.length} is ${numbers[gap]}`);
  const shown = new Set(witnessed.map(({ item, atMonoMs }) => `${item}@${atMonoMs}`));
  const alarms = new Set(witnessed.map(({ takeover }) => takeover));
  for (const play of stored) {
    const isSeen =
      play.takeover === null ? shown.has(`${play.item}@${play.startMonoMs}`) : alarms.has(play.takeover);
    if (!isSeen)
      found.push(`invented: ${play.item ?? play.takeover} at ${play.startMonoMs} ms was not shown`);
    if (!onDisk.has(play.playId)) found.push(`invented: ${play.playId} is on no record of the board`);
  }
  return [...found, ...unrecorded(facts)];
}

/** Never back: what a board plays is never older than what it played before. */
export function wentBack(before: number, now: number): string[] {
  return now < before ? [`went back from revision ${before} to ${now}`] : [];
}

export interface Wanted {
  readonly board: BoardId;
  readonly unit: Unit;
  readonly size: BoardSize;
  readonly signed: readonly SignedEdition[];
  /** What units that speak to this board withdrew, as `ownName` writes it. */
  readonly withdrawn: ReadonlySet<string>;
  readonly house: HousePlaylist;
}

/** The newest edition of every unit that speaks to this board. */
export function newestFor(lines: Lines, signed: readonly SignedEdition[]): SignedEdition[] {
  const newest = new Map<string, SignedEdition>();
  for (const one of signed.filter(({ edition }) => scopeCovers(edition.unit, lines))) {
    const known = newest.get(one.edition.unit.path);
    if (known === undefined || compareRevisions(known.edition, one.edition) < 0) {
      newest.set(one.edition.unit.path, one);
    }
  }
  const depth = ({ edition }: SignedEdition) => pathDepth(edition.unit.path);
  return [...newest.values()].sort(
    (a, b) => depth(a) - depth(b) || (a.edition.publisher.id < b.edition.publisher.id ? -1 : 1),
  );
}

/** What a board should play, made from the hub's files alone. */
export function wantedProgramme(wanted: Wanted): Programme {
  const { board, unit, size, signed, withdrawn, house } = wanted;
  const context = {
    board,
    revision: { epoch: 1, revision: 0 },
    unit: unit.lines.managed,
    lines: unit.lines,
    languages: ["vi"],
    group: unit.lines.managed,
    mandatedShareMax: 0.5,
    audiences: ["thcs" as const],
    place: "lobby" as const,
    timeZone: "Asia/Ho_Chi_Minh",
    size,
    withdrawn,
    setAside: new Set<string>(),
    isLongOutOfContact: false,
    house,
    houseAssets: [],
  };
  const editions = newestFor(unit.lines, signed).map(({ hash, edition }) => ({
    hash: hash as never,
    edition,
  }));
  return programmeFor(context, editions, new Set());
}

/** What a board should show at this instant of board time. */
export function wantedAt(wanted: Wanted, nowMs: number): Resolution {
  return resolve(wantedProgramme(wanted), nowMs);
}

/** All converge: the glass shows what the hub's newest editions say for this board at this instant. */
export function differences(scene: Scene, resolution: Resolution): string[] {
  const names = (values: readonly unknown[]) => JSON.stringify(values);
  const shown = names([
    scene.item?.key ?? null,
    scene.takeover?.takeover.id ?? null,
    scene.tickers.map(({ ticker }) => ticker.id),
  ]);
  const wanted = names([
    resolution.item && showingKey(resolution.item),
    resolution.takeover?.takeover.id ?? null,
    resolution.tickers.map(({ ticker }) => ticker.id),
  ]);
  return shown === wanted ? [] : [`shows ${shown} instead of ${wanted}`];
}
