/** Evidence leaves the board only for a hub that has it, whatever its receipt says. */
import { expect, test } from "vitest";
import { PlaysBatch } from "../../contract/play.ts";
import { ok } from "../../contract/result.ts";
import { createBoardState } from "../../engine/board-state.ts";
import { createErrorCounts } from "../../engine/health/error-counts.ts";
import type { Membership } from "../../engine/identity/membership.ts";
import { plays0001Init } from "../../engine/store/migrations/plays-0001-init.ts";
import type { EndedPlay } from "../../engine/store/play-row.ts";
import { createPlayStore } from "../../engine/store/play-store.ts";
import type { HubClient } from "../../engine/sync/hub-client.ts";
import { createPlayReporter } from "../../engine/sync/play-reporter.ts";
import { openDatabase } from "../../platform/sqlite.ts";
import { makeSigningKey } from "../../platform/trust/keys.ts";
import { createFakePorts } from "../support/fake-ports.ts";
import { oneTurn } from "../support/fake-timers.ts";

function ended(id: string): EndedPlay {
  return {
    playId: id as EndedPlay["playId"],
    bootId: "boot_1" as EndedPlay["bootId"],
    item: null,
    takeover: null,
    campaign: null,
    edition: null,
    asset: null,
    startedAtMs: 1,
    startMonoMs: 1,
    durationMs: 5,
    plannedMs: 10,
    ended: "complete",
    witness: "none",
    clock: "hub",
  };
}

test("a receipt that names more than was sent forgets nothing that was not sent", async () => {
  const db = openDatabase(":memory:", { durability: "full", migrations: [plays0001Init] });
  const ports = createFakePorts({ seed: 1, startWallMs: 1_000_000 });
  const plays = createPlayStore(db, 0);
  const state = createBoardState();
  state.membership = { board: "b_1" } as unknown as Membership;
  const batches: string[][] = [];
  const hub: Pick<HubClient, "text"> = {
    text: async ({ body }) => {
      const payload = Buffer.from(body?.text.split(".")[1] ?? "", "base64url").toString("utf8");
      batches.push(PlaysBatch.parse(JSON.parse(payload)).plays.map(({ playId }) => playId));
      // A play ends while the answer, with a wrong digit in it, is on its way.
      if (batches.length === 1) plays.save([ended("late_play")], []);
      return ok({ text: JSON.stringify({ upToN: 92, stored: 1 }), etag: null });
    },
  };
  const reporter = createPlayReporter({
    ports,
    hub: hub as HubClient,
    key: await makeSigningKey(),
    state,
    plays,
    errors: createErrorCounts(() => 0),
    everyMs: () => 60_000,
    nowMs: () => 0,
  });
  plays.save([ended("first_play")], []);
  reporter.start();
  for (let look = 0; look < 5_000 && batches.length < 2; look += 1) {
    await ports.advance(1_000);
    await oneTurn();
  }
  expect(batches.slice(0, 2)).toEqual([["first_play"], ["late_play"]]);
  await reporter.stop();
  db.close();
});
