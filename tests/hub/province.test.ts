/** The whole demo province goes through the hub: every unit, every board, every publish. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Manifest } from "../../contract/manifest.ts";
import { scopeCovers } from "../../contract/unit.ts";
import { seedProvince } from "../../demo/seed/province.ts";
import { type HubWorld, type PairedBoard, pairBoard, startHub } from "./hub-world.ts";
import { payloadOf, publish } from "./sample-content.ts";

let world: HubWorld;
let token: string;
const seed = seedProvince();

beforeAll(async () => {
  world = await startHub();
  token = await world.setUp();
  for (const unit of seed.units)
    await world.call("putUnit", { params: { unit: unit.id }, body: unit }, token);
});
afterAll(() => world.stop());

test("forty boards pair at once, and each gets exactly the editions that speak to it", async () => {
  expect((await world.call("units", {}, token)).json["units"]).toHaveLength(seed.units.length);
  const paired = await Promise.all(seed.boards.map(({ unit }) => pairBoard(world, token, unit)));
  for (const [unit, content] of seed.contents) await publish(world, token, unit, content);
  const speakers = seed.units.filter(({ id }) => seed.contents.has(id));
  const check = async (board: PairedBoard): Promise<void> => {
    const manifest = Manifest.parse(payloadOf((await board.call("manifest")).text));
    const lines = seed.units.find(({ lines: at }) => at.managed === manifest.unit)?.lines;
    const wanted = speakers.filter(({ speaks }) => lines !== undefined && scopeCovers(speaks, lines));
    expect(manifest.editions.map(({ unit }) => unit.path).sort()).toEqual(
      wanted.map(({ speaks }) => speaks.path).sort(),
    );
    expect(manifest.editions.length).toBeGreaterThan(0);
  };
  for (const board of paired) await check(board);
});
