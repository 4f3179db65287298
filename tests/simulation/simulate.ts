/**
 * Runs one seed: a calm morning, a storm of faults, then calm again; answers what was wrong. `node
 * tests/simulation/simulate.ts SEED [MINUTES]` tells it.
 */
import { join } from "node:path";
import { falseFiles } from "./checkers.ts";
import { poisoned, stormy } from "./faults.ts";
import { inspect } from "./inspect.ts";
import { countPlays, heal } from "./recovery.ts";
import { type Run, type Setting, find, stepMs, tell } from "./run.ts";
import { lateBoards, storm } from "./storm.ts";
import { buildWorld, pairThoseThatAsk } from "./world.ts";

export interface Outcome {
  /** What was wrong, with the board; empty is what it should be. */
  readonly findings: readonly string[];
  /** What happened, in order: two runs of one seed tell the same. */
  readonly story: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
}

async function begin(run: Run): Promise<void> {
  const { world } = run;
  await world.publisher.begin();
  tell(run, "the province has spoken");
  for (const board of world.boards.slice(lateBoards)) await board.start();
  await inspect(run);
  for (let passedMs = 0; passedMs < 60_000; passedMs += stepMs) {
    await world.ports.advance(stepMs);
    await inspect(run);
    await pairThoseThatAsk(world);
  }
  tell(run, "the province is on the air");
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
    for (const board of world.boards) {
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
