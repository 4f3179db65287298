/**
 * Pairs boards as staff would: reads the code each shows (pairing.json), checks the number, gives it unit,
 * name and place.
 */
import { join } from "node:path";
import { BoardSettings } from "../../contract/board.ts";
import { readTextIfExists } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import type { AdminClient } from "../hub/admin-client.ts";
import { waitFor } from "../processes/wait-for.ts";
import type { SeedBoard } from "../seed/boards.ts";

/** A demo is watched: boards report every few seconds instead of every minute. */
export const watchedSettings = BoardSettings.parse({
  heartbeatEveryMs: 5_000,
  pollEveryMs: 5_000,
  playsBatchMs: 2_000,
});

/**
 * Boards nobody watches one by one report at the usual pace, so that forty of them leave the machine in
 * peace.
 */
export const fleetSettings = BoardSettings.parse({ heartbeatEveryMs: 20_000, pollEveryMs: 20_000 });

const codeMsMax = 60_000;

interface ShownCode {
  readonly userCode: string;
  readonly number: string;
}

async function shownCode(runFolder: string): Promise<ShownCode | null> {
  const text = await readTextIfExists(join(runFolder, "pairing.json"));
  return text === null ? null : (JSON.parse(text) as ShownCode);
}

/** Gives the board behind a run folder its identity; answers its id on the hub. */
export async function pairBoard(
  ports: Ports,
  client: AdminClient,
  runFolder: string,
  board: SeedBoard,
  settings: BoardSettings,
): Promise<string> {
  const { userCode, number } = await waitFor(
    ports,
    codeMsMax,
    `the code of ${board.id} in ${runFolder}`,
    () => shownCode(runFolder),
  );
  const pending = await client.call("pairing", { params: { userCode } });
  if (!pending.numbers.includes(number)) throw new Error(`${board.id} shows a number the hub does not offer`);
  const { unit, name, audiences, place, timeZone } = board;
  const confirm = { userCode, number, unit, name, audiences, place, timeZone, settings };
  return (await client.call("confirmPairing", { body: confirm })).id;
}
