/** Confirmations: who of the units a takeover reaches has seen it, and who has not (K-ACK). */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AckReport } from "../../contract/rule-endpoints.ts";
import { type HubWorld, pairBoard, startHub } from "./hub-world.ts";
import { commune, otherCommune, province, putUnits, school, takeoverOrder } from "./sample-content.ts";
import { scopedToken } from "./scoped-token.ts";

let world: HubWorld;
let token: string;
beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
  for (const unit of [commune, otherCommune, school]) await pairBoard(world, token, unit.id);
});
afterEach(() => world.stop());

async function raise(order: object = {}): Promise<string> {
  const body = { ...takeoverOrder, ackRequired: true, ...order };
  return (await world.call("raiseTakeover", { params: { unit: province.id }, body }, token)).json[
    "takeover"
  ] as string;
}
const ack = (unit: string, takeover: string, by = token) =>
  world.call("ack", { params: { unit, takeover } }, by);
const report = async (takeover: string, unit: string = province.id) =>
  (await world.call("acks", { params: { unit, takeover } }, token)).json as unknown as AckReport;

test("a person of an addressed unit confirms; the unit that raised it sees who has not", async () => {
  const takeover = await raise();
  const before = await report(takeover);
  expect([before.addressed, before.acked]).toEqual([3, 0]);
  const ofSchool = await scopedToken(world, school.lines.managed);
  const confirmed = await ack(school.id, takeover, ofSchool);
  expect(confirmed.json).toMatchObject({ unit: school.id, person: ofSchool.split(".")[0] });
  const after = await report(takeover);
  expect([after.addressed, after.acked]).toEqual([3, 1]);
  const missing = after.units.filter(({ ackedAtMs }) => ackedAtMs === null).map(({ unit }) => unit);
  expect(missing).toEqual([commune.id, otherCommune.id]);
});

test("the first confirmation of a unit counts, however many follow and however late", async () => {
  const takeover = await raise();
  const first = (await ack(school.id, takeover)).json["ackedAtMs"];
  world.skip(60_000);
  expect((await ack(school.id, takeover)).json["ackedAtMs"]).toBe(first);
});

test("who confirms after it has ended is named and not counted", async () => {
  const takeover = await raise();
  world.skip(takeoverOrder.lifeMs);
  expect((await ack(school.id, takeover)).status).toBe(200);
  const { acked, units } = await report(takeover);
  expect([acked, units.find(({ unit }) => unit === school.id)?.ackedAtMs]).not.toContain(null);
  expect(acked).toBe(0);
});

test("only who was addressed is asked: units outside its scope and its own publisher are not", async () => {
  const takeover = await raise({ scope: { line: "managed", path: "/p01/c07" } });
  expect((await report(takeover)).units.map(({ unit }) => unit)).toEqual([commune.id, school.id]);
  expect((await ack(otherCommune.id, takeover)).status).toBe(404);
  expect((await ack(province.id, takeover)).status).toBe(404);
});

test("nobody confirms for a unit out of reach, or what asks for no confirmation", async () => {
  const takeover = await raise();
  const ofOther = await scopedToken(world, otherCommune.lines.managed);
  expect((await ack(school.id, takeover, ofOther)).status).toBe(404);
  expect((await ack(school.id, await raise({ ackRequired: false }))).status).toBe(404);
  expect((await ack(school.id, "to_none")).status).toBe(404);
  const asked = await world.call("acks", { params: { unit: commune.id, takeover } }, token);
  expect(asked.status).toBe(404);
});
