import { expect, test } from "vitest";
import { type Activation, createBoardState, defaultSettings } from "../../engine/board-state.ts";
import { lastResortHouse } from "../../engine/content/house-loop.ts";
import { createProgrammeSource } from "../../engine/playback/programme-source.ts";
import { editionOf, makeKeys, manifestOf, nowMs, placementOf } from "../support/trust-fixture.ts";

const hourMs = 3_600_000;

/** A board with one edition on disk that spoke with its hub at `nowMs`; its clock is moved by the test. */
async function world(houseLoopAfterMs: number | null) {
  const keys = await makeKeys();
  const state = createBoardState();
  const edition = editionOf();
  const manifest = { ...manifestOf(keys), settings: { ...defaultSettings, houseLoopAfterMs } };
  const editions = [{ hash: "e".repeat(64), edition, dropped: [] }];
  state.activation = { manifest, placement: placementOf(keys), editions } as unknown as Activation;
  state.lastContactMs = nowMs;
  let atMs = nowMs;
  const source = createProgrammeSource({
    state,
    held: new Set(edition.assets.map(({ hash }) => hash)),
    setAside: new Set(),
    house: lastResortHouse,
    local: () => null,
    nowMs: () => atMs,
  });
  const campaignsAfter = (elapsedMs: number) => {
    atMs = nowMs + elapsedMs;
    return source.current().campaigns.length;
  };
  return { state, source, campaignsAfter };
}

test("out of contact too long, only the house loop plays, until the hub is heard again", async () => {
  const { state, source, campaignsAfter } = await world(2 * hourMs);
  expect(campaignsAfter(2 * hourMs)).toBeGreaterThan(0);
  expect(campaignsAfter(2 * hourMs + 1)).toBe(0);
  expect(source.current().house.length).toBeGreaterThan(0);
  state.lastContactMs = nowMs + 2 * hourMs;
  expect(campaignsAfter(2 * hourMs + 1)).toBeGreaterThan(0);
});

test("without that setting what was published plays on for months", async () => {
  const { campaignsAfter } = await world(null);
  expect(campaignsAfter(90 * 24 * hourMs)).toBeGreaterThan(0);
});

test("a clock set back is no long silence", async () => {
  const { campaignsAfter } = await world(2 * hourMs);
  expect(campaignsAfter(-1_000 * hourMs)).toBeGreaterThan(0);
});
