/**
 * The scheduling core: what one question costs, beside a linear scan and a peer over the same entries; what
 * the index costs to build, to change and to keep; and how many answers are wrong. Times are processor time.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Programme } from "../../contract/programme.ts";
import { expectedPlays } from "../../core/schedule/expected-plays.ts";
import { nextChange, resolve } from "../../core/schedule/resolve.ts";
import { campaign, entry } from "../core/make-programme.ts";
import { type Figure, median } from "./report.ts";
import {
  type Mixed,
  campaignOf,
  instantsOf,
  linearScan,
  mixOf,
  peerSchedule,
  programmeOf,
} from "./schedule-mix.ts";
import { type Peer, installPeer, peerName } from "./schedule-peer.ts";
import { countWrong, wrongInstants } from "./schedule-wrong.ts";

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const mondayMs = Date.UTC(2026, 10, 23);
/** The peer knows no zone but that of its process. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const rounds = 3;
const counts = [100, 1_000, 10_000] as const;
const most = counts[2];
const seed = 20_261_123;

/** Processor time, so that what else runs on the machine counts less. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function msOf(work: () => unknown): number {
  const startMs = processorMs();
  work();
  return processorMs() - startMs;
}

let sink = 0;

function nsEach(instants: readonly number[], ask: (atMs: number) => number): number {
  const ms = msOf(() => {
    for (const atMs of instants) sink += ask(atMs);
  });
  return (ms / instants.length) * 1e6;
}

/** One question: what shows, and when that changes next. */
function asker(asked: Programme): (atMs: number) => number {
  return (atMs) => nextChange(asked, atMs);
}

function peerAsker(peer: Peer, mix: readonly Mixed[]): (atMs: number) => number {
  peer.setSchedule(peerSchedule(mix));
  return (atMs) => peer.getLayoutsAtTime(new Date(atMs)).length;
}

interface Costs {
  readonly count: number;
  /** Over all instants of the week, the first time they are asked about. */
  readonly firstNs: number;
  readonly oursNs: number;
  readonly linearNs: number;
  readonly peerNs: number;
}

/** Three interleaved rounds over one mix. */
function costsOf(count: number, makePeer: (() => Peer) | null): Costs {
  const mix = mixOf(count, seed, timeZone, mondayMs);
  const ours = asker(programmeOf(mix, timeZone));
  const linear = linearScan(mix);
  const peer = makePeer && peerAsker(makePeer(), mix);
  const instants = instantsOf(300_000, 7, mondayMs, weekMs);
  const few = instants.slice(0, 2_000_000 / count);
  const fewer = instants.slice(0, Math.max(200, 100_000 / count));
  const firstNs = nsEach(instants, ours);
  const all = Array.from({ length: rounds }, () => ({
    oursNs: nsEach(instants, ours),
    linearNs: nsEach(few, linear),
    peerNs: peer ? nsEach(fewer, peer) : Number.NaN,
  }));
  return {
    count,
    firstNs,
    oursNs: median(all.map(({ oursNs }) => oursNs)),
    linearNs: median(all.map(({ linearNs }) => linearNs)),
    peerNs: median(all.map(({ peerNs }) => peerNs)),
  };
}

/** A hundred campaigns alone, and among 9,900 that are not open in the week. */
function flatness(): Figure {
  const mix = mixOf(counts[0], seed, timeZone, mondayMs);
  const few = programmeOf(mix, timeZone);
  const closed = Array.from({ length: most - counts[0] }, (_, index) =>
    campaign({ id: `closed${index}`, endDate: "2026-01-01", items: [entry("never")] }),
  );
  const many = { ...few, campaigns: [...few.campaigns, ...closed] };
  const instants = instantsOf(300_000, 11, mondayMs, weekMs);
  const [alone, among] = [asker(few), asker(many)];
  nsEach(instants, alone);
  nsEach(instants, among);
  const all = Array.from({ length: rounds }, () => [nsEach(instants, among), nsEach(instants, alone)]);
  return {
    name: "schedule: 100 campaigns among 9,900 that are closed, beside the 100 alone",
    ours: median(all.map(([ns = Number.NaN]) => ns)),
    anchor: median(all.map(([, ns = Number.NaN]) => ns)),
    unit: "ns",
    most: 1.25,
  };
}

function costFigures(costs: readonly Costs[]): Figure[] {
  const figures: Figure[] = [];
  for (const { count, firstNs, oursNs, linearNs, peerNs } of costs) {
    const name = `schedule: resolve and next change, ${count} campaigns`;
    const times = count === most ? 1_000 : 100;
    figures.push(
      { name: `${name}, beside a linear scan`, ours: oursNs, anchor: linearNs, unit: "ns", most: 1 },
      // The slack on ratios is taken off again: it is a thousand times, not eight hundred.
      { name: `${name}, ${times} of ours beside one of ${peerName}`, ours: oursNs * times, anchor: peerNs, unit: "ns", most: 0.8 }, // biome-ignore format: one figure
      { name: `${name}, ${times / 100} of a week never asked about, beside one of the peer`, ours: (firstNs * times) / 100, anchor: peerNs, unit: "ns", most: 0.8 }, // biome-ignore format: one figure
    );
  }
  const [first, , last] = costs;
  return [
    ...figures,
    {
      name: `schedule: ${most} campaigns of the mix beside ${counts[0]}`,
      ours: last?.oursNs ?? Number.NaN,
      anchor: first?.oursNs ?? Number.NaN,
      unit: "ns",
      most: 2,
    },
  ];
}

function building(): Figure[] {
  const built: number[] = [];
  const changed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mix = mixOf(most, seed + round, timeZone, mondayMs);
    const asked = programmeOf(mix, timeZone);
    built.push(msOf(() => resolve(asked, mondayMs + dayMs / 2)));
    const other = mixOf(1, seed - 1 - round, timeZone, mondayMs)[0];
    if (!other) throw new Error("a mix of one entry was empty");
    const one = { ...other, id: `cp${most + round}` };
    const campaigns = asked.campaigns.with((round * 3_137) % most, campaignOf(one));
    changed.push(msOf(() => resolve({ ...asked, campaigns }, mondayMs + dayMs / 2)));
  }
  const unit = "ms";
  return [
    {
      name: `schedule: first answer of ${most} campaigns`,
      ours: median(built),
      anchor: null,
      unit,
      most: 150,
    },
    {
      name: `schedule: first answer after one of ${most} changed`,
      ours: median(changed),
      anchor: null,
      unit,
      most: 5,
    },
  ];
}

function collectedMb(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function memory(): Figure {
  const asked = programmeOf(mixOf(most, seed, timeZone, mondayMs), timeZone);
  const beforeMb = collectedMb();
  for (const atMs of instantsOf(200_000, 3, mondayMs, weekMs)) sink += nextChange(asked, atMs);
  const name = `schedule: kept for a whole week of ${most} campaigns, beside the programme itself`;
  return { name, ours: collectedMb() - beforeMb, anchor: null, unit: "MB", most: 64 };
}

function weekOfPlays(): Figure {
  const asked = programmeOf(mixOf(1_000, seed, timeZone, mondayMs), timeZone);
  const ms = msOf(() => expectedPlays(asked, mondayMs, mondayMs + weekMs));
  const name = "schedule: expected plays of a week, 1,000 campaigns";
  return { name, ours: ms, anchor: null, unit: "ms", most: 1_000 };
}

export async function measure(): Promise<readonly Figure[]> {
  const makePeer = await installPeer();
  const costs = counts.map((count) => costsOf(count, makePeer));
  const figures: Figure[] = [
    { name: `schedule: ${peerName} missing`, ours: makePeer ? 0 : 1, anchor: null, unit: "peers", most: 0 },
    ...costFigures(costs),
    flatness(),
    ...building(),
    weekOfPlays(),
    memory(),
    {
      name: `schedule: wrong answers at ${wrongInstants} random instants, clock changes and midnights included`,
      ours: countWrong(),
      anchor: null,
      unit: "answers",
      most: 0,
    },
  ];
  if (!Number.isFinite(sink)) throw new Error("a question was not answered");
  return figures;
}
