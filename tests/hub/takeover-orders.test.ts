/** Takeovers, their all-clear, withdrawals: published at once, beside what the unit said last. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Edition } from "../../contract/edition.ts";
import { Manifest } from "../../contract/manifest.ts";
import { Placement } from "../../contract/placement.ts";
import { Status, withdrawnNames } from "../../contract/status.ts";
import { programmeFor } from "../../core/programme/programme-for.ts";
import { verifyEdition } from "../../platform/trust/verify-edition.ts";
import { board as contextFor } from "../core/make-edition.ts";
import { type HubWorld, type PairedBoard, makeBoard, pairBoard, startHub } from "./hub-world.ts";
import {
  commune,
  contentOf,
  notice,
  payloadOf,
  province,
  publish,
  putUnits,
  school,
  takeoverOrder,
} from "./sample-content.ts";
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

const params = { unit: commune.id };
const raise = (order: object = {}) =>
  world.call("raiseTakeover", { params, body: { ...takeoverOrder, ...order } }, token);

/** The edition of the commune as the board gets it now. */
async function editionNow(): Promise<Edition> {
  const manifest = Manifest.parse(payloadOf((await board.call("manifest")).text));
  const ref = manifest.editions.find(({ unit }) => unit.path === "/p01/c07");
  if (ref === undefined) throw new Error("no edition");
  const { text } = await board.call("edition", { params: { hash: ref.hash } });
  const placement = Placement.parse(payloadOf(board.placement));
  const verified = await verifyEdition({ jws: text, ref, root: board.root, placement, highest: null });
  if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
  expect(verified.value.dropped).toEqual([]);
  return verified.value.edition;
}

describe("a takeover", () => {
  test("goes out with what was published last, not with the half-done draft", async () => {
    await publish(world, token, commune.id, contentOf(notice("it_1", "Đã đăng")));
    const draft = contentOf(notice("it_2", "Đang viết"));
    await world.call("putContent", { params, body: { content: draft, ifRevision: 1 } }, token);
    const raised = (await raise()).json as { takeover?: string; boards?: number };
    expect(raised.boards).toBe(1);
    const edition = await editionNow();
    expect(edition.takeovers.map(({ id, headline }) => [id, headline])).toEqual([
      [raised.takeover, takeoverOrder.headline],
    ]);
    expect(edition.playlists[0]?.items.map(({ id }) => id)).toEqual(["it_1"]);
    expect(edition.takeovers[0]?.untilMs).toBe((edition.takeovers[0]?.fromMs ?? 0) + takeoverOrder.lifeMs);
  });

  test("needs no earlier edition, and leaves the editions when it has ended", async () => {
    await raise();
    expect((await editionNow()).takeovers).toHaveLength(1);
    world.skip(takeoverOrder.lifeMs);
    await publish(world, token, commune.id, contentOf(notice("it_1", "Sau đó")));
    expect((await editionNow()).takeovers).toEqual([]);
    expect((await world.call("takeovers", { params }, token)).json).toEqual({ takeovers: [] });
  });

  test("that cannot be published is told why and does not spoil the next publish", async () => {
    const wrong = await raise({ asset: "e".repeat(64) });
    expect(wrong.json.problems?.[0]?.code).toBe("reference_missing");
    expect((await raise({ scope: { line: "managed", path: "/p02" } })).json.problems?.[0]?.code).toBe(
      "scope_outside",
    );
    expect((await publish(world, token, commune.id, contentOf(notice("it_1", "Một")))).boards).toBe(1);
    expect((await editionNow()).takeovers).toEqual([]);
  });

  test("its all-clear replaces it and goes on cancelling until it would have ended", async () => {
    const { takeover = "" } = (await raise()).json as { takeover?: string };
    const cleared = await world.call("allClear", { params: { ...params, takeover }, body: {} }, token);
    expect(cleared.status).toBe(200);
    const [clear, ...others] = (await editionNow()).takeovers;
    expect(others).toEqual([]);
    expect(clear).toMatchObject({ kind: "all_clear", cancels: [takeover], headline: "Đã hết báo động" });
    expect((clear?.untilMs ?? 0) - (clear?.fromMs ?? 0)).toBe(10_000);
    world.skip(60_000);
    await publish(world, token, commune.id, contentOf(notice("it_1", "Một")));
    expect((await editionNow()).takeovers.map(({ cancels }) => cancels)).toEqual([[takeover]]);
    world.skip(takeoverOrder.lifeMs);
    await publish(world, token, commune.id, contentOf(notice("it_1", "Hai")));
    expect((await editionNow()).takeovers).toEqual([]);
  });

  test("is cleared by its own unit only, once", async () => {
    const { takeover = "" } = (await raise()).json as { takeover?: string };
    const clear = (unit: string) => world.call("allClear", { params: { unit, takeover }, body: {} }, token);
    expect((await clear(province.id)).status).toBe(404);
    expect((await clear(commune.id)).status).toBe(200);
    expect((await clear(commune.id)).status).toBe(404);
  });
});

describe("a withdrawal", () => {
  const statusNow = async (): Promise<Status> => {
    const { status } = (await board.call("heartbeat", { body: heartbeat() })).json as { status?: string };
    return Status.parse(payloadOf(status ?? ""));
  };

  test("rides the status of every board below and leaves the next edition, for good", async () => {
    const both = contentOf(notice("it_1", "Sai"), notice("it_2", "Đúng"));
    await publish(world, token, commune.id, both);
    const answer = await world.call("withdraw", { params, body: { items: ["it_1"] } }, token);
    expect(answer.json).toEqual({ boards: 1 });
    expect((await statusNow()).withdrawn.items).toEqual([{ unit: commune.id, id: "it_1" }]);
    expect((await editionNow()).playlists[0]?.items.map(({ id }) => id)).toEqual(["it_2"]);
    await publish(world, token, commune.id, both);
    expect((await editionNow()).playlists[0]?.items.map(({ id }) => id)).toEqual(["it_2"]);
  });

  test("of the last item takes its playlist and what only pointed there along", async () => {
    await publish(world, token, commune.id, contentOf(notice("it_1", "Sai")));
    await world.call("withdraw", { params, body: { items: ["it_1", "tk_1"] } }, token);
    const edition = await editionNow();
    expect([edition.playlists, edition.tickers, edition.campaigns]).toEqual([[], [], []]);
  });

  test("of a takeover ends it", async () => {
    const { takeover = "" } = (await raise()).json as { takeover?: string };
    await world.call("withdraw", { params, body: { items: [takeover] } }, token);
    expect((await editionNow()).takeovers).toEqual([]);
  });

  test("by a school leaves alone what the province published under the same names", async () => {
    await publish(world, token, province.id, contentOf(notice("it_1", "Tỉnh")));
    const raised = (
      await world.call("raiseTakeover", { params: { unit: province.id }, body: takeoverOrder }, token)
    ).json as { takeover: string };
    const body = { items: [raised.takeover, "it_1"], assets: ["a".repeat(64)] };
    await world.call("withdraw", { params: { unit: school.id }, body }, token);
    const { withdrawn } = await statusNow();
    expect(withdrawn.items.map(({ unit }) => unit)).toEqual([school.id, school.id]);
    expect(withdrawn.assets).toEqual([{ unit: school.id, hash: "a".repeat(64) }]);
    const manifest = Manifest.parse(payloadOf((await board.call("manifest")).text));
    const [ref] = manifest.editions;
    const { text } = await board.call("edition", { params: { hash: ref?.hash ?? "" } });
    const programme = programmeFor(
      contextFor({ withdrawn: withdrawnNames(withdrawn), lines: school.lines }),
      [{ hash: null, edition: payloadOf(text) as Edition }],
      new Set(),
    );
    expect(programme.takeovers.map(({ takeover }) => takeover.id)).toEqual([raised.takeover]);
    expect(programme.campaigns.flatMap(({ items }) => items.map(({ item }) => item.id))).toEqual(["it_1"]);
  });

  test("of a name that is none is refused: no status could carry it", async () => {
    const answer = await world.call("withdraw", { params, body: { items: ["không có"] } }, token);
    expect([answer.status, answer.json.problems?.[0]?.path]).toEqual([400, "items[0]"]);
    expect((await statusNow()).withdrawn.items).toEqual([]);
  });

  test("list that is too long tells of the newest and still fits the status", async () => {
    const names = Array.from({ length: 900 }, (_, index) => `it_${index}`.padEnd(64, "x"));
    for (let from = 0; from < names.length; from += 100) {
      await world.call("withdraw", { params, body: { items: names.slice(from, from + 100) } }, token);
    }
    const told = (await statusNow()).withdrawn.items.map(({ id }) => id);
    expect(told.length).toBeGreaterThan(200);
    expect(told).toEqual(names.toReversed().slice(0, told.length));
  });

  test("survives a restart of the hub", async () => {
    await publish(world, token, commune.id, contentOf(notice("it_1", "Sai"), notice("it_2", "Đúng")));
    await world.call("withdraw", { params, body: { items: ["it_1"] } }, token);
    const before = Manifest.parse(payloadOf((await board.call("manifest")).text));
    world = await world.restart();
    const after = await makeBoard(world, board.key);
    const manifest = Manifest.parse(payloadOf((await after.call("manifest")).text));
    expect(manifest.editions).toEqual(before.editions);
    expect(manifest.revision).toBe(before.revision);
  });
});
