/**
 * Runs one seed: a calm morning, a storm of faults, then calm again; answers what was wrong. `node
 * tests/simulation/simulate.ts SEED [MINUTES]` tells it.
 */
import { join } from "node:path";
import type { BoardReport, StoredPlay } from "../../contract/reports.ts";
import { assetPath, hashFile } from "../../platform/files.ts";
import type { SimBoard } from "./board.ts";
import {
  type PlayFacts,
  type Wanted,
  blankness,
  differences,
  falseFiles,
  knownTo,
  unverified,
  wantedAt,
  wentBack,
  wrongPlays,
} from "./checkers.ts";
import { type FaultRates, calm, poisoned, stormy } from "./faults.ts";
import { type World, buildWorld, pairAll, rotOneAsset } from "./world.ts";

export interface Setting {
  readonly seed: number;
  readonly boards: number;
  /** How long the storm lasts, in milliseconds of simulated time. */
  readonly stormMs: number;
  readonly weather: FaultRates;
  /** Hears the story while it happens. */
  readonly hear?: (line: string) => void;
}

export interface Outcome {
  /** What was wrong, with the board; empty is what it should be. */
  readonly findings: readonly string[];
  /** What happened, in order: two runs of one seed tell the same. */
  readonly story: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
}

const stepMs = 5_000;
/** After the storm everything is right again within this time of calm. */
const healMsMax = 1_800_000;
/** The board's default for `playsBatchMs`, and one look. */
const batchMs = 31_000;
const findingsMax = 40;

interface Run {
  readonly world: World;
  readonly findings: Set<string>;
  readonly story: string[];
  /** When a board comes back, by monotonic clock. */
  readonly returns: Map<SimBoard, { powerMs?: number; lineMs?: number }>;
  readonly rotten: Set<string>;
  /** Assets whose files were looked at in this life of a board. */
  readonly proven: Map<SimBoard, Set<string>>;
  readonly revisions: Map<SimBoard, number>;
  scenes: number;
  hear(line: string): void;
}

function find(run: Run, board: SimBoard | null, found: readonly string[]): void {
  const atS = Math.round(run.world.ports.clock.monoMs() / 1_000);
  for (const what of found) {
    if (run.findings.size < findingsMax) run.findings.add(`${atS} s ${board?.name ?? "hub"}: ${what}`);
  }
}

function tell(run: Run, line: string): void {
  const said = `${Math.round(run.world.ports.clock.monoMs() / 1_000)} s ${line}`;
  run.story.push(said);
  run.hear(said);
}

/** Everything shown since the last look must be full and signed, and its files must be what they say. */
async function inspect(run: Run): Promise<void> {
  const { world } = run;
  const signed = await world.hub.signed();
  const knowns = new Map(
    world.boards.map(({ unit }) => [unit.id, knownTo(unit.lines, signed, world.house)] as const),
  );
  for (const { board, scene } of world.seen.splice(0)) {
    run.scenes += 1;
    const known = knowns.get(board.unit.id);
    find(run, board, blankness(scene));
    if (known !== undefined)
      find(
        run,
        board,
        unverified(scene, known).map((what) => `unverified ${what}`),
      );
  }
  for (const board of world.boards.filter((one) => one.isOn())) {
    find(run, board, blankness(board.scene()));
    const before = run.revisions.get(board) ?? 0;
    const revision = (await board.revision()) ?? before;
    find(run, board, wentBack(before, revision));
    run.revisions.set(board, Math.max(before, revision));
    const proven = run.proven.get(board) ?? new Set();
    run.proven.set(board, proven);
    for (const hash of Object.keys(board.scene()?.assets ?? {})) {
      if (proven.has(hash)) continue;
      proven.add(hash);
      const bytes = await hashFile(assetPath(join(board.dataFolder, "blobs"), hash)).catch(() => "no file");
      if (bytes !== hash) find(run, board, [`false file shown: ${hash} is ${bytes}`]);
    }
  }
  find(
    run,
    null,
    world.broken.splice(0).map((what) => `broken: ${what}`),
  );
}

async function powerOff(run: Run, board: SimBoard, isClean: boolean): Promise<void> {
  const { world } = run;
  const offMs = Math.floor(world.random.unit() * 60_000);
  tell(run, `${board.name} ${isClean ? "is shut down" : "loses power"} for ${offMs} ms`);
  if (isClean) await board.stop();
  else board.cutPower();
  run.proven.delete(board);
  run.returns.set(board, { ...run.returns.get(board), powerMs: world.ports.clock.monoMs() + offMs });
  if (world.random.unit() > 0.3) return;
  const hash = await rotOneAsset(board, world.random);
  if (hash !== null) {
    run.rotten.add(`${board.name} ${hash}`);
    tell(run, `${board.name}'s disk rots in ${hash.slice(0, 8)}`);
  }
}

async function bringBack(run: Run, isEverything: boolean): Promise<void> {
  const { world } = run;
  const nowMs = isEverything ? Number.POSITIVE_INFINITY : world.ports.clock.monoMs();
  for (const [board, { powerMs, lineMs }] of run.returns) {
    if (powerMs !== undefined && powerMs <= nowMs) {
      delete run.returns.get(board)?.powerMs;
      await board.start();
    }
    if (lineMs !== undefined && lineMs <= nowMs) {
      delete run.returns.get(board)?.lineMs;
      world.network.cutOff(board.name, false);
    }
  }
}

/** What happens in one step of the storm. */
async function strike(run: Run): Promise<void> {
  const { world } = run;
  const { random, boards, network, ports } = world;
  const happens = (rate: number) => random.unit() < rate;
  const anyBoard = () => boards[Math.floor(random.unit() * boards.length)] as SimBoard;
  if (happens(0.25)) tell(run, await world.publisher.act());
  if (happens(0.4)) {
    const board = anyBoard();
    if (board.isOn()) await powerOff(run, board, happens(0.15));
  }
  if (happens(0.12)) {
    const board = anyBoard();
    const lineMs = ports.clock.monoMs() + Math.floor(random.unit() * 180_000);
    network.cutOff(board.name, true);
    run.returns.set(board, { ...run.returns.get(board), lineMs });
    tell(run, `${board.name} loses its line`);
  }
  if (happens(0.05)) {
    const board = anyBoard();
    const byMs = Math.floor((random.unit() - 0.5) * 4 * 86_400_000);
    board.stepWall(byMs);
    tell(run, `${board.name}'s system clock jumps by ${byMs} ms`);
  }
  if (happens(0.01)) {
    tell(run, "the hub restarts");
    await world.hub.restart(Math.floor(random.unit() * 20_000));
  }
}

async function begin(run: Run): Promise<void> {
  const { world } = run;
  await world.publisher.begin();
  tell(run, "the province has spoken");
  for (const board of world.boards) await board.start();
  await inspect(run);
  tell(run, "all boards are on");
  await pairAll(world);
  tell(run, "all boards are paired");
  for (let passedMs = 0; passedMs < 60_000; passedMs += stepMs) {
    await world.ports.advance(stepMs);
    await inspect(run);
  }
}

async function storm(run: Run, { stormMs, weather }: Setting): Promise<void> {
  const { world } = run;
  world.network.setRates(weather);
  tell(run, "the storm begins");
  for (let passedMs = 0; passedMs < stormMs && run.findings.size === 0; passedMs += stepMs) {
    await strike(run);
    await world.ports.advance(stepMs);
    await inspect(run);
    await bringBack(run, false);
  }
  world.network.setRates(calm);
  await bringBack(run, true);
  tell(run, "the storm is over");
}

/** How each board still differs from what it should show. */
async function unhealed(run: Run): Promise<Map<SimBoard, string[]>> {
  const { world } = run;
  const signed = await world.hub.signed();
  const { boards } = await world.hub.call<{ boards: BoardReport[] }>("boards");
  const found = new Map<SimBoard, string[]>();
  for (const board of world.boards) {
    const report = boards.find((one) => one.board.id === board.id);
    const scene = board.scene();
    if (report === undefined || scene === null || board.id === null) {
      found.set(board, ["unknown to the hub, or dark"]);
      continue;
    }
    const { unit, size } = board;
    const withdrawn = world.publisher.withdrawnFor(unit);
    const wanted: Wanted = { board: board.id, unit, size, signed, withdrawn, house: world.house };
    const differing = differences(scene, wantedAt(wanted, board.nowMs()));
    const { revision, wantedRevision } = report;
    const isNewest = revision?.revision === wantedRevision.revision;
    const old = isNewest ? [] : [`has revision ${revision?.revision}, not ${wantedRevision.revision}`];
    if (differing.length + old.length > 0) found.set(board, [...differing, ...old]);
  }
  return found;
}

/** Answers how long it took. */
async function heal(run: Run): Promise<number> {
  const { ports } = run.world;
  const sinceMs = ports.clock.monoMs();
  let rightLooks = 0;
  let wrong = new Map<SimBoard, string[]>();
  while (ports.clock.monoMs() - sinceMs < healMsMax) {
    // Off the beat of the boards, so that nobody is asked in the middle of a swap.
    await ports.advance(stepMs + 137);
    await inspect(run);
    wrong = await unhealed(run);
    rightLooks = wrong.size === 0 ? rightLooks + 1 : 0;
    if (rightLooks >= 3) return ports.clock.monoMs() - sinceMs;
  }
  for (const [board, what] of wrong)
    find(
      run,
      board,
      what.map((one) => `not healed: ${one}`),
    );
  return healMsMax;
}

async function playFacts(world: World, board: SimBoard, untilMonoMs: number): Promise<PlayFacts> {
  const query = { board: board.id ?? "", limit: "1000" };
  const { plays, total } = await world.hub.call<{ plays: StoredPlay[]; total: number }>("boardPlays", {
    query,
  });
  if (total !== plays.length) throw new Error("more plays than one page: make the storm shorter");
  const { witnessed, powerCuts } = board;
  return { recorded: board.recorded(), stored: plays, witnessed, powerCuts, batchMs, untilMonoMs };
}

/** Waits until all evidence is in, then counts it. Answers how many plays there are. */
async function countPlays(run: Run): Promise<number> {
  const { world } = run;
  const { ports } = world;
  const untilMonoMs = ports.clock.monoMs();
  const all = async () => {
    const wrong = new Map<SimBoard, string[]>();
    let count = 0;
    for (const board of world.boards) {
      const facts = await playFacts(world, board, untilMonoMs);
      count += facts.stored.length;
      const found = wrongPlays(facts);
      if (found.length > 0) wrong.set(board, found);
    }
    return { wrong, count };
  };
  await ports.advance(120_000);
  let result = await all();
  while (result.wrong.size > 0 && ports.clock.monoMs() - untilMonoMs < healMsMax) {
    await ports.advance(60_000);
    await inspect(run);
    result = await all();
  }
  for (const [board, what] of result.wrong) find(run, board, what.slice(0, 5));
  return result.count;
}

export async function simulate(setting: Setting): Promise<Outcome> {
  const { seed, boards, hear = () => undefined } = setting;
  const world = await buildWorld(seed, boards);
  const run: Run = {
    world,
    findings: new Set(),
    story: [],
    returns: new Map(),
    rotten: new Set(),
    proven: new Map(),
    revisions: new Map(),
    scenes: 0,
    hear,
  };
  try {
    await begin(run);
    await storm(run, setting);
    const healMs = run.findings.size === 0 ? await heal(run) : 0;
    const plays = run.findings.size === 0 ? await countPlays(run) : 0;
    for (const board of boards > 0 ? world.boards : []) {
      const files = await falseFiles(join(board.dataFolder, "blobs"));
      const rotten = files.filter((hash) => !run.rotten.has(`${board.name} ${hash}`));
      find(
        run,
        board,
        rotten.map((hash) => `false file: ${hash}`),
      );
    }
    const { requests, faults } = world.network.counts;
    const powerCuts = world.boards.reduce((sum, board) => sum + board.powerCuts.length, 0);
    const numbers = {
      scenes: run.scenes,
      plays,
      requests,
      faults,
      powerCuts,
      healS: Math.round(healMs / 1_000),
    };
    return { findings: [...run.findings], story: run.story, numbers };
  } finally {
    await world.close();
  }
}

/** Every third seed has somebody on the wire. */
export function settingOf(seed: number, stormMs: number): Setting {
  return { seed, boards: 20, stormMs, weather: seed % 3 === 0 ? poisoned : stormy };
}

if (process.argv[1] === import.meta.filename) {
  const [seed = 1, minutes = 10] = process.argv.slice(2).map(Number);
  const startedMs = performance.now();
  const { findings, numbers } = await simulate({ ...settingOf(seed, minutes * 60_000), hear: console.log });
  console.log(
    JSON.stringify({ seed, ...numbers, realS: Math.round((performance.now() - startedMs) / 1_000) }),
  );
  for (const finding of findings) console.log(finding);
  process.exit(findings.length === 0 ? 0 : 1);
}
