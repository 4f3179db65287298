/**
 * The bad hours: staff go on working while power, lines, clocks, disks and the hub itself fail as the seed
 * says.
 */
import type { SimBoard } from "./board.ts";
import { calm } from "./faults.ts";
import { inspect } from "./inspect.ts";
import { type Run, type Setting, stepMs, tell } from "./run.ts";
import { pairThoseThatAsk, rotOneAsset } from "./world.ts";

/** So many boards are put up in the storm. */
export const lateBoards = 3;

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

export async function storm(run: Run, { stormMs, weather }: Setting): Promise<void> {
  const { world } = run;
  world.network.setRates(weather);
  tell(run, "the storm begins");
  for (const board of world.boards.slice(0, lateBoards)) await board.start();
  for (let passedMs = 0; passedMs < stormMs && run.findings.size === 0; passedMs += stepMs) {
    await strike(run);
    await world.ports.advance(stepMs);
    await inspect(run);
    await pairThoseThatAsk(world);
    await bringBack(run, false);
  }
  world.network.setRates(calm);
  await bringBack(run, true);
  tell(run, "the storm is over");
}
