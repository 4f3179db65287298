/** After the storm: every board comes to show what it should, and every play comes in. */
import type { BoardReport, StoredPlay } from "../../contract/reports.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import type { SimBoard } from "./board.ts";
import { unruly } from "./by-the-rules.ts";
import { type PlayFacts, type Wanted, differences, wantedProgramme, wrongPlays } from "./checkers.ts";
import { inspect } from "./inspect.ts";
import { type Run, find, stepMs } from "./run.ts";
import { type World, pairThoseThatAsk } from "./world.ts";

/** Everything is right again within this time of calm. */
const healMsMax = 1_800_000;
/** The board's default for `playsBatchMs`, and one look. */
const batchMs = 31_000;

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
    const programme = wantedProgramme(wanted);
    const answer = resolve(programme, board.nowMs());
    const differing = [...differences(scene, answer), ...unruly(programme, answer)];
    const { revision, wantedRevision } = report;
    const isNewest = revision?.revision === wantedRevision.revision;
    const old = isNewest ? [] : [`has revision ${revision?.revision}, not ${wantedRevision.revision}`];
    if (differing.length + old.length > 0) found.set(board, [...differing, ...old]);
  }
  return found;
}

/** Answers how long it took. */
export async function heal(run: Run): Promise<number> {
  const { ports } = run.world;
  const sinceMs = ports.clock.monoMs();
  let rightLooks = 0;
  let wrong = new Map<SimBoard, string[]>();
  while (ports.clock.monoMs() - sinceMs < healMsMax) {
    // Off the beat of the boards, so that nobody is asked in the middle of a swap.
    await ports.advance(stepMs + 137);
    await inspect(run);
    await pairThoseThatAsk(run.world);
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
export async function countPlays(run: Run): Promise<number> {
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
