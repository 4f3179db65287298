import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlannedAsset } from "../../core/sync/plan-assets.ts";
import { type Activation, createBoardState } from "../../engine/board-state.ts";
import { state0001Init } from "../../engine/store/migrations/state-0001-init.ts";
import { createSlots } from "../../engine/store/slots.ts";
import { createStateStore } from "../../engine/store/state-store.ts";
import { createEditionFiles } from "../../engine/store/documents.ts";
import { createActivator, flipWaitMsMax, neededSoonMs } from "../../engine/sync/activator.ts";
import { openDatabase } from "../../platform/sqlite.ts";
import { createFakePorts } from "../support/fake-ports.ts";
import { oneTurn } from "../support/fake-timers.ts";
import { editionOf, makeKeys, manifestOf, nowMs, placementOf, takeoverOf } from "../support/trust-fixture.ts";
import { makeFolder, until } from "./board-under-test.ts";

let folder: string;

beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function world() {
  const keys = await makeKeys();
  const ports = createFakePorts({ seed: 1, startWallMs: nowMs });
  const state = createBoardState();
  const db = openDatabase(":memory:", { durability: "full", migrations: [state0001Init] });
  const store = createStateStore(db);
  const slots = createSlots(folder);
  const planned: PlannedAsset[] = [];
  const activator = createActivator({
    ports,
    state,
    slots,
    files: createEditionFiles(folder),
    store,
    plan: () => [...planned],
    nowMs: () => ports.clock.wallMs(),
  });
  const need = (inMs: number) => {
    const [asset] = editionOf().assets;
    if (asset) planned.splice(0, 1, { asset, neededAtMs: ports.clock.wallMs() + inMs });
  };
  const activationOf = (revision: number, edition: object = {}): Activation => {
    const signature = { protected: "e30", signature: "AA" };
    return {
      signedRoot: { payload: "e30", signatures: [signature] },
      placementJws: "a.b.c",
      placement: placementOf(keys),
      manifestJws: `a.${revision}.c`,
      manifestHash: `${revision}`.padStart(64, "0"),
      manifest: manifestOf(keys, { revision }),
      editions: [{ hash: "e".repeat(64), edition: editionOf(edition), dropped: [] }],
    } as unknown as Activation;
  };
  const flipped = (revision: number) =>
    until("the flip", () => state.activation?.manifest.revision === revision);
  return { ports, state, store, slots, planned, need, activator, activationOf, flipped };
}

test("flips at once when nothing is missing, or only what is needed later than in half an hour", async () => {
  const { activator, activationOf, need, flipped, store, slots } = await world();
  need(neededSoonMs + 60_000);
  await activator.propose(activationOf(1));
  await flipped(1);
  expect(store.highest("manifest")).toEqual({ epoch: 1, revision: 1 });
  expect(store.highest("placement")).toEqual({ epoch: 1, revision: 3 });
  expect((await slots.read()).slots[0]?.manifest).toBe("a.1.c");
});

test("waits for what is needed soon, and flips when it arrived", async () => {
  const { activator, activationOf, need, flipped, planned, state } = await world();
  need(60_000);
  await activator.propose(activationOf(1));
  await oneTurn();
  expect(state.activation).toBeNull();
  planned.length = 0;
  await activator.look();
  await flipped(1);
});

test("waits ten minutes at most, counted from the first waiting set", async () => {
  const { activator, activationOf, need, flipped, ports, state } = await world();
  need(60_000);
  await activator.propose(activationOf(1));
  await ports.advance(flipWaitMsMax - 60_000);
  await activator.propose(activationOf(2));
  await ports.advance(30_000);
  expect(state.activation).toBeNull();
  await ports.advance(40_000);
  await flipped(2);
});

test("a takeover waits for nothing", async () => {
  const { activator, activationOf, need, flipped } = await world();
  need(1_000);
  await activator.propose(activationOf(1, { takeovers: [takeoverOf()] }));
  await flipped(1);
});

test("a flip that fails leaves the old programme and is tried again", async () => {
  const { activator, activationOf, flipped, ports, state } = await world();
  rmSync(folder, { recursive: true, force: true });
  // A file where the folder should be: as unwritable as a full disk.
  writeFileSync(folder, "");
  await activator.propose(activationOf(1));
  expect(state.activation).toBeNull();
  rmSync(folder);
  mkdirSync(folder);
  await ports.advance(6_000);
  await flipped(1);
});
