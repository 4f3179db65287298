/** From a draft to a board that verified every byte: compile, sign, nudge, manifest, edition. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Edition } from "../../contract/edition.ts";
import { BoardId, Kid } from "../../contract/ids.ts";
import type { Manifest } from "../../contract/manifest.ts";
import { Placement } from "../../contract/placement.ts";
import { documentBytesMax } from "../../contract/envelope.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { verifyEdition } from "../../platform/trust/verify-edition.ts";
import { verifyManifest } from "../../platform/trust/verify-manifest.ts";
import { type HubWorld, type PairedBoard, pairBoard, startHub } from "./hub-world.ts";
import {
  commune,
  contentOf,
  notice,
  otherCommune,
  payloadOf,
  province,
  publish,
  putUnits,
  school,
} from "./sample-content.ts";

let world: HubWorld;
let token: string;
let board: PairedBoard;
let stranger: PairedBoard;

beforeAll(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
  board = await pairBoard(world, token, school.id);
  stranger = await pairBoard(world, token, otherCommune.id);
});
afterAll(() => world.stop());

/** Fetches and verifies the manifest as a board does. */
async function manifestOf(of: PairedBoard): Promise<Manifest> {
  const { text } = await of.call("manifest");
  const verified = await verifyManifest({
    jws: text,
    root: of.root,
    board: BoardId.parse(of.id),
    boardKey: Kid.parse(of.key.kid),
    placement: Placement.parse(payloadOf(of.placement)),
    current: null,
    nowMs: world.ports.clock.wallMs(),
    isClockTrusted: true,
    app: "0.1.0",
  });
  if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
  return verified.value;
}

describe("drafts", () => {
  const params = { unit: commune.id };

  test("a draft is empty at revision 0 and is replaced only by who saw the newest", async () => {
    const empty = await world.call("content", { params }, token);
    expect(empty.json).toEqual({ content: UnitContent.parse({}), revision: 0 });
    const content = contentOf(notice("it_1", "Khóa máy"));
    const put = (ifRevision: number) =>
      world.call("putContent", { params, body: { content, ifRevision } }, token);
    expect((await put(0)).json).toEqual({ revision: 1 });
    const late = await put(0);
    expect([late.status, late.json.problems?.[0]?.code]).toEqual([409, "conflict"]);
    const answers = await Promise.all([put(1), put(1)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect((await world.call("content", { params }, token)).json).toEqual({ content, revision: 2 });
  });

  test("content of the wrong shape gets every problem with its path, in both languages", async () => {
    const content = {
      playlists: [{ id: "x", name: "", items: [] }],
      campaigns: [
        { id: "cp_1", name: "C", level: "loud", dayparts: [{ days: [9], from: "25:00", to: "x" }] },
      ],
      extra: 1,
    };
    const refused = await world.call("putContent", { params, body: { content, ifRevision: 2 } }, token);
    expect(refused.status).toBe(400);
    expect(refused.json.problems?.map(({ path }) => path).sort()).toEqual([
      "content",
      "content.campaigns[0].dayparts[0].days[0]",
      "content.campaigns[0].dayparts[0].from",
      "content.campaigns[0].dayparts[0].to",
      "content.campaigns[0].level",
      "content.playlists[0].id",
      "content.playlists[0].items",
      "content.playlists[0].name",
    ]);
    const words = refused.json.problems as unknown as { vi: string; en: string }[];
    expect(words.every(({ vi, en }) => vi !== "" && en !== "" && vi !== en)).toBe(true);
  });

  test("references and dates that make no sense are all told, and nothing is published", async () => {
    const before = await manifestOf(board);
    const image = { id: "it_2", kind: "image", title: "Ảnh", asset: "a".repeat(64), durationMs: 8_000 };
    const content = contentOf(notice("it_1", "Khóa máy"), image);
    const campaign = {
      ...content.campaigns[0],
      playlists: ["pl_1", "pl_9"],
      startDate: "2026-12-01",
      endDate: "2026-11-01",
    };
    const { revision } = (await world.call("content", { params }, token)).json as { revision?: number };
    const body = { content: { ...content, campaigns: [campaign] }, ifRevision: revision };
    expect((await world.call("putContent", { params, body }, token)).status).toBe(200);
    const refused = await world.call("publish", { params }, token);
    expect(refused.status).toBe(400);
    expect(refused.json.problems?.map(({ code, path }) => [code, path])).toEqual([
      ["reference_missing", "playlists[0].items[1].asset"],
      ["reference_missing", "campaigns[0].playlists[1]"],
      ["dates_reversed", "campaigns[0].endDate"],
    ]);
    expect(await manifestOf(board)).toEqual(before);
  });

  test("JSON that is none, and a unit that is not there, are refused with their code", async () => {
    const broken = await fetch(`${world.url}/api/units/${commune.id}/content`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{",
    });
    expect([
      broken.status,
      ((await broken.json()) as { problems: { code: string }[] }).problems[0]?.code,
    ]).toEqual([400, "input_json"]);
    const missing = await world.call("content", { params: { unit: "khong-co" } }, token);
    expect([missing.status, missing.json.problems?.[0]?.code]).toEqual([404, "not_found"]);
  });
});

describe("publishing", () => {
  test("a board below the unit gets an edition it verifies whole; one elsewhere gets none", async () => {
    const published = await publish(world, token, commune.id, contentOf(notice("it_1", "Khóa máy")));
    expect(published.boards).toBe(1);
    const manifest = await manifestOf(board);
    const [ref] = manifest.editions;
    expect(ref).toMatchObject({ hash: published.edition, ...published.revision, unit: commune.speaks });
    const fetched = await board.call("edition", { params: { hash: published.edition } });
    if (ref === undefined) throw new Error("no edition");
    const verified = await verifyEdition({
      jws: fetched.text,
      ref,
      root: board.root,
      placement: Placement.parse(payloadOf(board.placement)),
      highest: null,
    });
    expect(verified.ok && verified.value.dropped).toEqual([]);
    expect(verified.ok && verified.value.edition.playlists[0]?.items).toHaveLength(1);
    expect((await manifestOf(stranger)).editions).toEqual([]);
    expect((await stranger.call("edition", { params: { hash: published.edition } })).status).toBe(404);
  });

  test("publishing the same again answers the same edition and moves no manifest", async () => {
    const first = await world.call("publish", { params: { unit: commune.id } }, token);
    const before = await board.call("manifest");
    const again = await world.call("publish", { params: { unit: commune.id } }, token);
    expect(again.json).toEqual(first.json);
    expect((await board.call("manifest")).text).toBe(before.text);
  });

  test("each new edition names the one before it and raises the revision by one", async () => {
    const first = await publish(
      world,
      token,
      commune.id,
      contentOf(notice("it_1", "Một"), notice("it_2", "Hai")),
    );
    const second = await publish(world, token, commune.id, contentOf(notice("it_3", "Ba")));
    const edition = Edition.parse(
      payloadOf((await board.call("edition", { params: { hash: second.edition } })).text),
    );
    expect([edition.prev, edition.revision]).toEqual([first.edition, first.revision.revision + 1]);
    const [approval] = edition.approvals;
    expect(approval?.approvers).toEqual([approval?.uploader]);
  });

  test("people who publish the same at the same instant are all told the one edition it became", async () => {
    const params = { unit: province.id };
    await publish(world, token, province.id, contentOf(notice("it_9", "Tỉnh")));
    const answers = await Promise.all([1, 2, 3].map(() => world.call("publish", { params }, token)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  test("the manifest lists the highest unit first and grows its revision only with its inputs", async () => {
    const before = await manifestOf(board);
    expect(before.editions.map(({ unit }) => unit.path)).toEqual(["/p01", "/p01/c07"]);
    await publish(world, token, otherCommune.id, contentOf(notice("it_8", "Xã khác")));
    expect((await manifestOf(board)).revision).toBe(before.revision);
    const body = { ...before.settings, pollEveryMs: 30_000 };
    expect((await world.call("putBoardSettings", { params: { board: board.id }, body }, token)).status).toBe(
      200,
    );
    const after = await manifestOf(board);
    expect([after.revision, after.settings.pollEveryMs]).toEqual([before.revision + 1, 30_000]);
  });

  test("settings that widen the placement are refused: the board would refuse the manifest", async () => {
    const body = { audiences: ["thcs", "can_bo"] };
    const refused = await world.call("putBoardSettings", { params: { board: board.id }, body }, token);
    expect(refused.json.problems?.[0]).toMatchObject({ code: "input_choice", path: "audiences[1]" });
  });

  test("an edition past its size limit is refused, not signed", async () => {
    const long = "ơ".repeat(64);
    const fat = (id: string) => ({
      ...(notice(id, "To") as { notice: object }),
      notice: { ...(notice(id, "To") as { notice: object }).notice, lines: [long, long, long] },
    });
    const playlists = Array.from({ length: 8 }, (_, p) => ({
      id: `pl_${p}`,
      name: "Dài",
      items: Array.from({ length: 500 }, (__, i) => fat(`it_${p}_${i}`)),
    }));
    const params = { unit: otherCommune.id };
    const { revision } = (await world.call("content", { params }, token)).json as { revision?: number };
    const put = await world.call(
      "putContent",
      { params, body: { content: { playlists }, ifRevision: revision } },
      token,
    );
    expect(put.status).toBe(200);
    const refused = await world.call("publish", { params }, token);
    expect([refused.status, refused.json.problems?.[0]?.code]).toEqual([400, "too_big"]);
    expect(documentBytesMax.edition).toBe(2_097_152);
  });

  test("a manifest near its end is made anew, so that a late board can still activate it", async () => {
    const before = await manifestOf(stranger);
    world.skip(8 * 86_400_000);
    const after = await manifestOf(stranger);
    expect(after.revision).toBe(before.revision + 1);
    expect(after.expiresAtMs).toBeGreaterThan(before.expiresAtMs);
  });
});

describe("units", () => {
  test("a unit speaks to its own subtree, and no two units to exactly the same", async () => {
    const wide = { ...school, speaks: { line: "managed", path: "/p01" } };
    const outside = await world.call("putUnit", { params: { unit: school.id }, body: wide }, token);
    expect(outside.json.problems?.[0]).toMatchObject({ code: "scope_outside", path: "speaks" });
    const twin = { ...school, id: "truong-b" };
    const double = await world.call("putUnit", { params: { unit: "truong-b" }, body: twin }, token);
    expect(double.json.problems?.[0]).toMatchObject({ code: "duplicate_id", path: "speaks" });
  });
});
