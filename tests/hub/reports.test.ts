/** What boards report is stored once each, whatever the network does, and answered with a signed status. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BoardId } from "../../contract/ids.ts";
import type { Play } from "../../contract/play.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import { type SigningKey, makeSigningKey } from "../../platform/trust/keys.ts";
import { verifyStatus } from "../../platform/trust/verify-status.ts";
import { sha256Hex } from "../../platform/files.ts";
import { type HubWorld, type PairedBoard, pairBoard, startHub } from "./hub-world.ts";
import { contentOf, notice, publish, putUnits, school } from "./sample-content.ts";
import { heartbeat } from "./sample-heartbeat.ts";

let world: HubWorld;
let token: string;
let board: PairedBoard;

beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
  board = await pairBoard(world, token, school.id);
});
afterEach(() => world.stop());

function play(n: number, playId = `play_${n}`): Play {
  return {
    n,
    playId,
    bootId: "boot_1",
    item: "it_1",
    takeover: null,
    campaign: "cp_1",
    edition: null,
    asset: null,
    startedAtMs: 1_000_000 + n * 10_000,
    startMonoMs: n * 10_000,
    durationMs: 10_000,
    plannedMs: 10_000,
    ended: "complete",
    witness: "glass",
    clock: "hub",
  } as Play;
}
const range = (from: number, to: number): Play[] =>
  Array.from({ length: to - from + 1 }, (_, i) => play(from + i));

async function batch(
  plays: Play[],
  changes: { board?: string; key?: SigningKey; oldestN?: number } = {},
): Promise<string> {
  const { oldestN } = changes;
  const document = { v: 1, board: changes.board ?? board.id, prev: null, sentAtMs: 0, oldestN, plays };
  return signDocument("plays", document, changes.key ?? board.key);
}
const send = async (plays: Play[]) => (await board.call("plays", { body: await batch(plays) })).json;
const stored = async () =>
  (await world.call("boardPlays", {}, token)).json as { total?: number; plays?: Play[] };

describe("plays", () => {
  test("a batch sent twice is stored once and receipted twice", async () => {
    expect(await send(range(1, 10))).toEqual({ upToN: 10, stored: 10 });
    expect(await send(range(1, 10))).toEqual({ upToN: 10, stored: 0 });
    expect(await send(range(5, 12))).toEqual({ upToN: 12, stored: 2 });
    expect((await stored()).total).toBe(12);
  });

  test("out of order, a receipt never names what has not come yet", async () => {
    expect(await send(range(11, 20))).toEqual({ upToN: 0, stored: 10 });
    expect(await send(range(21, 30))).toEqual({ upToN: 0, stored: 10 });
    expect(await send(range(1, 10))).toEqual({ upToN: 10, stored: 10 });
    expect(await send(range(29, 31))).toEqual({ upToN: 31, stored: 1 });
    expect((await stored()).total).toBe(31);
  });

  test("numbers a board says it has lost are not waited for", async () => {
    await send(range(1, 5));
    expect(await send(range(9, 10))).toEqual({ upToN: 5, stored: 2 });
    const body = await batch(range(9, 12), { oldestN: 9 });
    expect((await board.call("plays", { body })).json).toEqual({ upToN: 12, stored: 2 });
  });

  test("many batches at the same instant are each stored once", async () => {
    const groups = Array.from({ length: 20 }, (_, i) => range(i * 5 + 1, i * 5 + 5));
    await Promise.all([...groups, ...groups].map(send));
    expect((await stored()).total).toBe(100);
    expect(await send(range(100, 100))).toEqual({ upToN: 100, stored: 0 });
  });

  test("a board that lost its counter is never told to forget what it has not sent", async () => {
    await send(range(1, 100));
    expect(await send([play(1, "new_1"), play(2, "new_2")])).toEqual({ upToN: 2, stored: 2 });
    expect((await stored()).total).toBe(102);
  });

  test("a batch signed by another key, or about another board, is refused whole", async () => {
    const forged = await board.call("plays", {
      body: await batch([play(1)], { key: await makeSigningKey() }),
    });
    expect(forged.json.problems?.[0]?.code).toBe("role_wrong");
    const other = await pairBoard(world, token, school.id);
    const foreign = await board.call("plays", { body: await batch([play(1)], { board: other.id }) });
    expect(foreign.json.problems?.[0]?.code).toBe("board_mismatch");
    const good = await batch([play(1)]);
    const letter = good.at(-20);
    const body = `${good.slice(0, -20)}${letter === "A" ? "B" : "A"}${good.slice(-19)}`;
    const spoilt = await board.call("plays", { body });
    expect(spoilt.json.problems?.[0]?.code).toBe("sig_bad");
    expect((await stored()).total).toBe(0);
  });

  test("plays come newest first, of one board where asked", async () => {
    await send(range(1, 5));
    const other = await pairBoard(world, token, school.id);
    const one = await world.call("boardPlays", { query: { board: board.id, limit: "2" } }, token);
    expect(one.json).toMatchObject({ total: 5, plays: [{ n: 5 }, { n: 4 }] });
    const none = await world.call("boardPlays", { query: { board: other.id } }, token);
    expect(none.json).toEqual({ total: 0, plays: [] });
    expect((await world.call("boardPlays", { query: { limit: "0" } }, token)).status).toBe(400);
  });
});

const beat = async (changes: object = {}) => board.call("heartbeat", { body: heartbeat(changes) });
const report = async () => (await world.call("board", { params: { board: board.id } }, token)).json;

describe("heartbeats", () => {
  test("the answer is a status this board can verify, with its nonce and its manifest", async () => {
    const { status: jws } = (await beat()).json as { status?: string };
    const verified = await verifyStatus({
      jws: jws ?? "",
      root: board.root,
      board: BoardId.parse(board.id),
      nonce: "nonce-of-mine",
      highest: null,
    });
    if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
    const manifest = await board.call("manifest");
    expect(verified.value.manifest).toBe(sha256Hex(manifest.text));
    expect(verified.value.expiresAtMs - verified.value.issuedAtMs).toBe(600_000);
  });

  test("an incident told in every heartbeat is kept once", async () => {
    const incidents = [{ id: "inc_1", code: "sig_bad", atMs: 5, detail: "edition" }];
    await beat({ incidents });
    await beat({ incidents });
    await beat({ incidents: [...incidents, { id: "inc_2", code: "hash", atMs: 6, detail: "asset" }] });
    const listed = (await world.call("incidents", { query: { board: board.id } }, token)).json as {
      incidents?: { code: string; board: string }[];
    };
    expect(listed.incidents?.map(({ code }) => code).sort()).toEqual(["hash", "sig_bad"]);
    expect(await report()).toMatchObject({ incidents: 2 });
  });

  test("the fleet list tells in contact, rendering and fresh apart", async () => {
    expect(await report()).toMatchObject({ condition: "never_seen", lastSeenAtMs: null, rendering: false });
    await beat();
    expect(await report()).toMatchObject({
      condition: "in_contact",
      rendering: true,
      fresh: true,
      item: "it_1",
    });
    await beat();
    expect(await report()).toMatchObject({ condition: "in_contact", rendering: false });
    await beat({ frames: 120 });
    await publish(world, token, school.id, contentOf(notice("it_2", "Mới")));
    expect(await report()).toMatchObject({ rendering: true, fresh: false, wantedRevision: { revision: 2 } });
    await beat({ frames: 180, revision: { epoch: 1, revision: 2 } });
    expect(await report()).toMatchObject({ fresh: true });
    world.skip(200_000);
    expect(await report()).toMatchObject({ condition: "out_of_contact", rendering: false, fresh: false });
  });

  test("a heartbeat of the wrong shape gets every problem with its path", async () => {
    const answer = await beat({ mode: "asleep", frames: -1, size: { widthPx: 1 } });
    expect(answer.status).toBe(400);
    expect(answer.json.problems?.map(({ path }) => path).sort()).toEqual([
      "frames",
      "mode",
      "size.heightPx",
      "size.widthPx",
    ]);
  });
});
