/** What holds for units: the mandated share, the urgent life, and the audit of both. */
import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Edition } from "../../contract/edition.ts";
import { Manifest } from "../../contract/manifest.ts";
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
  takeoverOrder,
} from "./sample-content.ts";
import { scopedToken } from "./scoped-token.ts";

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

const manifest = async (): Promise<Manifest> =>
  Manifest.parse(payloadOf((await board.call("manifest")).text));
const setShare = (unit: string, mandatedShareMax: number, by = token) =>
  world.call("putMandatedShare", { params: { unit }, body: { mandatedShareMax } }, by);
const audit = async (query: Record<string, string> = {}, by = token) =>
  (await world.call("audit", { query }, by)).json["entries"] as Record<string, unknown>[];

describe("the mandated share (3.3)", () => {
  test("is one half until the province sets it, then in the manifest of every board below", async () => {
    const before = await manifest();
    expect(before.mandatedShareMax).toBe(0.5);
    expect((await setShare(province.id, 0.3)).json).toEqual({ mandatedShareMax: 0.3 });
    const after = await manifest();
    expect([after.mandatedShareMax, after.revision]).toEqual([0.3, before.revision + 1]);
    world = await world.restart();
    const rules = await world.call("unitRules", { params: { unit: school.id } }, token);
    expect(rules.json).toEqual({ mandatedShareMax: 0.3, urgentMs: 14_400_000 });
  });

  test("is the province's alone, and stays between a tenth and nine tenths", async () => {
    const refused = await setShare(commune.id, 0.9);
    expect([refused.status, refused.json.problems?.[0]?.code]).toEqual([400, "province_only"]);
    for (const share of [0.09, 0.91, -1]) {
      expect((await setShare(province.id, share)).json.problems?.[0]?.code).toBe("input_range");
    }
    const ofSchool = await scopedToken(world, school.lines.managed);
    expect((await setShare(province.id, 0.2, ofSchool)).status).toBe(404);
    expect((await manifest()).mandatedShareMax).toBe(0.5);
    expect(await audit()).toEqual([]);
  });
});

describe("the urgent life (4.1)", () => {
  const params = { unit: commune.id };
  const raise = async (order: object) => {
    const answer = await world.call("raiseTakeover", { params, body: { ...takeoverOrder, ...order } }, token);
    if (answer.status !== 200) return answer.json.problems?.map(({ code, path }) => [code, path]);
    const hash = answer.json["edition"] as string;
    const edition = Edition.parse(payloadOf((await board.call("edition", { params: { hash } })).text));
    const raised = edition.takeovers.find(({ id }) => id === answer.json["takeover"]);
    return [
      (raised?.urgentUntilMs ?? 0) - (raised?.fromMs ?? 0),
      (raised?.untilMs ?? 0) - (raised?.fromMs ?? 0),
    ];
  };

  test("is four hours, the unit's, or the order's, and never longer than the takeover", async () => {
    const dayMs = 86_400_000;
    expect(await raise({ lifeMs: dayMs })).toEqual([14_400_000, dayMs]);
    expect(await raise({ lifeMs: 3_600_000 })).toEqual([3_600_000, 3_600_000]);
    const body = { urgentMs: 7_200_000 };
    expect((await world.call("putUrgentLife", { params, body }, token)).json).toEqual(body);
    expect(await raise({ lifeMs: dayMs })).toEqual([7_200_000, dayMs]);
    expect(await raise({ lifeMs: dayMs, urgentMs: 60_000 })).toEqual([60_000, dayMs]);
    expect(await raise({ lifeMs: 30 * dayMs, urgentMs: 3 * dayMs })).toEqual([3 * dayMs, 30 * dayMs]);
  });

  test("of more than 72 hours, or longer than the takeover, is refused (8.6)", async () => {
    expect(await raise({ lifeMs: 3_600_000, urgentMs: 3_600_001 })).toEqual([["urgent_life", "urgentMs"]]);
    expect(await raise({ urgentMs: 259_200_001 })).toEqual([["input_range", "urgentMs"]]);
    const body = { urgentMs: 259_200_001 };
    expect((await world.call("putUrgentLife", { params, body }, token)).status).toBe(400);
  });

  test("an all-clear of one that is still long urgent can be published", async () => {
    const answer = await world.call(
      "raiseTakeover",
      { params, body: { ...takeoverOrder, ackRequired: true } },
      token,
    );
    const takeover = answer.json["takeover"] as string;
    const cleared = await world.call("allClear", { params: { ...params, takeover }, body: {} }, token);
    expect(cleared.status).toBe(200);
  });
});

describe("the audit", () => {
  test("says who changed what from what to what, newest first, by pages; nothing for no change", async () => {
    await setShare(province.id, 0.3);
    world.skip(1_000);
    await setShare(province.id, 0.3);
    await setShare(province.id, 0.4);
    await world.call("putUrgentLife", { params: { unit: school.id }, body: { urgentMs: 60_000 } }, token);
    const rows = await audit();
    expect(rows.map(({ action, unit, before, after }) => [action, unit, before, after])).toEqual([
      ["urgent_life", school.id, null, 60_000],
      ["mandated_share", province.id, 0.3, 0.4],
      ["mandated_share", province.id, null, 0.3],
    ]);
    expect(rows.every(({ person }) => person === token.split(".")[0])).toBe(true);
    const [, second] = rows;
    expect(await audit({ before: String(rows[0]?.["n"]), limit: "1" })).toEqual([second]);
    expect(await audit({ unit: school.id })).toHaveLength(1);
  });

  test("shows everybody what is within reach and nothing else", async () => {
    await setShare(province.id, 0.3);
    await world.call("putUrgentLife", { params: { unit: school.id }, body: { urgentMs: 60_000 } }, token);
    const ofCommune = await scopedToken(world, commune.lines.managed);
    expect((await audit({}, ofCommune)).map(({ unit }) => unit)).toEqual([school.id]);
    expect(await audit({}, await scopedToken(world, otherCommune.lines.managed))).toEqual([]);
  });

  test("is only ever added to: the database itself refuses the rest", async () => {
    await setShare(province.id, 0.3);
    const db = new Database(join(world.folder, "hub.db"));
    try {
      for (const sql of ["UPDATE audit SET after = '1'", "DELETE FROM audit"]) {
        expect(() => db.exec(sql)).toThrow(/audit rows are never/);
      }
    } finally {
      db.close();
    }
    expect(await audit()).toHaveLength(1);
  });
});

test("an overdue item a board reports stands in its report", async () => {
  const { heartbeat } = await import("./sample-heartbeat.ts");
  await publish(world, token, commune.id, contentOf(notice("it_1", "Một")));
  await board.call("heartbeat", { body: heartbeat({ overdue: ["it_1"] }) });
  const report = await world.call("board", { params: { board: board.id } }, token);
  expect(report.json["overdue"]).toEqual(["it_1"]);
});
