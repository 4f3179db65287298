/** Batches of plays: signed by the board's own key and about that board. */
import { describe, expect, test } from "vitest";
import { PlaysBatch } from "../../../contract/play.ts";
import { verifyPlays } from "../../../platform/trust/verify-plays.ts";
import { board, makeKeys, nowMs, sign } from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys();
const nothing = { takeover: null, campaign: null, edition: null, asset: null };
const play = {
  ...nothing,
  n: 1,
  playId: "p_1",
  bootId: "boot_1",
  item: "it_1",
  startedAtMs: nowMs,
  startMonoMs: 10,
  durationMs: 12_000,
  plannedMs: 12_000,
  ended: "complete",
  witness: "glass",
  clock: "hub",
};
const batch = PlaysBatch.parse({ v: 1, board, prev: null, sentAtMs: nowMs, plays: [play] });
const boardKey = keys.board.publicJwk;

describe("verifyPlays", () => {
  test("believes the board about itself", async () => {
    const jws = await sign("plays", batch, keys.board);
    expect(valueOf(await verifyPlays({ jws, boardKey, board }))).toEqual(batch);
  });

  test("nobody else's key makes plays, not even the hub's own", async () => {
    for (const key of [keys.programme, keys.central, keys.status]) {
      expect(codeOf(await verifyPlays({ jws: await sign("plays", batch, key), boardKey, board }))).toBe(
        "role_wrong",
      );
    }
  });

  test("a board cannot report for another", async () => {
    const jws = await sign("plays", { ...batch, board: "b_other" }, keys.board);
    expect(codeOf(await verifyPlays({ jws, boardKey, board }))).toBe("board_mismatch");
  });

  test("a batch without plays is no batch", async () => {
    const jws = await sign("plays", { ...batch, plays: [] }, keys.board);
    expect(codeOf(await verifyPlays({ jws, boardKey, board }))).toBe("schema");
  });
});
