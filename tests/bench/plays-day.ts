/**
 * A process that writes plays as an engine does for a whole day, told by its arguments: FOLDER DAYS
 * BATCH_SECONDS.
 */
import { join } from "node:path";
import type { EndedPlay, OpenPlay } from "../../engine/store/play-row.ts";
import { createPlayStore } from "../../engine/store/play-store.ts";
import { openStores } from "../../engine/store/open-stores.ts";
import { bytesWrittenBy } from "./processes.ts";

const [folder = "", days = "1", batchSeconds = "30"] = process.argv.slice(2);
const secondsPerPlay = 10;
const playsPerBatch = Number(batchSeconds) / secondsPerPlay;
const batches = Math.round((Number(days) * 86_400) / Number(batchSeconds));
const hash = "ab".repeat(32);

function playAt(number: number): EndedPlay {
  const startedAtMs = 1_795_392_600_000 + number * secondsPerPlay * 1_000;
  return {
    playId: `play_${number.toString(36).padStart(20, "0")}`,
    bootId: "boot_0123456789abcdef",
    item: `it_LD-${number % 33}`,
    takeover: null,
    campaign: "cp_CD-02",
    edition: hash,
    asset: number % 2 === 0 ? hash : null,
    startedAtMs,
    startMonoMs: number * secondsPerPlay * 1_000,
    durationMs: secondsPerPlay * 1_000,
    plannedMs: secondsPerPlay * 1_000,
    ended: "complete",
    witness: "glass",
    clock: "hub",
  } as EndedPlay;
}

const stores = openStores(join(folder));
const plays = createPlayStore(stores.plays, 0);
const before = bytesWrittenBy(process.pid);
for (let batch = 0; batch < batches; batch++) {
  const ended = Array.from({ length: playsPerBatch }, (_, index) => playAt(batch * playsPerBatch + index));
  const { ended: _end, ...open } = playAt((batch + 1) * playsPerBatch);
  const lastN = plays.save(ended, [open satisfies OpenPlay]);
  plays.receipted(lastN, hash);
  console.log(lastN);
}
plays.prune();
stores.close();
console.log(`bytes ${bytesWrittenBy(process.pid) - before}`);
