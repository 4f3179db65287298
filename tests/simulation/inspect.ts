/**
 * Looks at every board between two steps: at what its glass was told, at the files behind it, at its
 * revision.
 */
import { join } from "node:path";
import { assetPath, hashFile } from "../../platform/files.ts";
import type { SimBoard } from "./board.ts";
import { blankness, knownTo, unverified, wentBack } from "./checkers.ts";
import { type Run, find } from "./run.ts";

/** The files of what is on the glass are what their names say. */
async function inspectFiles(run: Run, board: SimBoard): Promise<void> {
  const proven = run.proven.get(board) ?? new Set();
  run.proven.set(board, proven);
  for (const hash of Object.keys(board.scene()?.assets ?? {})) {
    if (proven.has(hash)) continue;
    proven.add(hash);
    const bytes = await hashFile(assetPath(join(board.dataFolder, "blobs"), hash)).catch(() => "no file");
    if (bytes !== hash) find(run, board, [`false file shown: ${hash} is ${bytes}`]);
  }
}

/** Everything shown since the last look must be full and signed, and nothing may go back. */
export async function inspect(run: Run): Promise<void> {
  const { world } = run;
  const signed = await world.hub.signed();
  const knowns = new Map(
    world.boards.map(({ unit }) => [unit.id, knownTo(unit.lines, signed, world.house)] as const),
  );
  for (const { board, scene } of world.seen.splice(0)) {
    run.scenes += 1;
    const known = knowns.get(board.unit.id);
    const foreign = known === undefined ? [] : unverified(scene, known);
    find(run, board, [...blankness(scene), ...foreign.map((what) => `unverified ${what}`)]);
  }
  for (const board of world.boards.filter((one) => one.isOn())) {
    const before = run.revisions.get(board) ?? 0;
    const revision = (await board.revision()) ?? before;
    run.revisions.set(board, Math.max(before, revision));
    find(run, board, [...blankness(board.scene()), ...wentBack(before, revision)]);
    await inspectFiles(run, board);
  }
  const broken = world.broken.splice(0).map((what) => `broken: ${what}`);
  find(run, null, broken);
}
