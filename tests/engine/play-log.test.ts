import { expect, test } from "vitest";
import type { BootId } from "../../contract/ids.ts";
import { createBoardState } from "../../engine/board-state.ts";
import type { BoardClock } from "../../engine/playback/board-clock.ts";
import { createPlayLog, unsavedMax } from "../../engine/playback/play-log.ts";
import type { PlayStore } from "../../engine/store/play-store.ts";
import { createFakePorts } from "../support/fake-ports.ts";

const subject = { item: null, takeover: null, campaign: null, edition: null, asset: null, plannedMs: 1 };

function world() {
  const { clock, random } = createFakePorts({ seed: 1, startWallMs: 0 });
  const told = { failed: 0, dropped: 0, saved: [] as number[] };
  let isFull = true;
  const plays = {
    save(ended: readonly unknown[]) {
      if (isFull) throw new Error("ENOSPC");
      told.saved.push(ended.length);
      return ended.length;
    },
    orphans: () => [],
  } as unknown as PlayStore;
  const log = createPlayLog({
    random,
    clock: {
      now: () => ({ nowMs: clock.wallMs(), trust: "hub" }),
      monoMs: () => clock.monoMs(),
    } as unknown as BoardClock,
    state: createBoardState(),
    plays,
    bootId: "boot_1" as BootId,
    saved: () => undefined,
    failed: () => (told.failed += 1),
    dropped: () => (told.dropped += 1),
  });
  const play = (count: number) => {
    for (let n = 0; n < count; n += 1) log.close(log.open(subject), "complete");
  };
  return { log, told, play, empty: () => (isFull = false) };
}

test("plays wait in memory while the disk refuses them, and are saved when it takes them again", () => {
  const { log, told, play, empty } = world();
  play(unsavedMax);
  log.save([]);
  expect(told).toMatchObject({ failed: 1, dropped: 0 });
  empty();
  log.save([]);
  expect(told.saved).toEqual([unsavedMax]);
});

test("each play beyond what memory holds is told as dropped", () => {
  const { log, told, play, empty } = world();
  play(unsavedMax + 3);
  expect(told.dropped).toBe(3);
  empty();
  log.save([]);
  expect(told.saved).toEqual([unsavedMax]);
});
