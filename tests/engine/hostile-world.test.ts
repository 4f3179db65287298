/**
 * What the world may do to a board beyond the ordinary: each of these once took it down or turned it back.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import {
  assetHash,
  editionOf,
  imageItem,
  manifestOf,
  nowMs,
  placementOf,
  refOf,
  sign,
} from "../support/trust-fixture.ts";
import { type TestBoard, makeBoard, makePairedBoard, paint, quietPorts, until } from "./board-under-test.ts";

const glass = { type: "hello", witness: "glass", size: { widthPx: 1_920, heightPx: 1_080 }, app: "0.1.0" };
let hub: FakeHub;
let board: TestBoard;

const atRevision = (revision: number) =>
  until(`revision ${revision}`, async () => {
    const status = await board.status().catch(() => null);
    return status?.revision === revision;
  });
const manifestWith = async (revision: number, editions: unknown[]) => {
  const times = { issuedAtMs: nowMs, notBeforeMs: nowMs, expiresAtMs: nowMs + 1e9 };
  hub.serveManifest(
    await sign("manifest", manifestOf(hub.keys, { revision, editions, ...times }), hub.keys.programme),
  );
  hub.nudge();
};
const editionAt = async (changes: object, key: "central" | "delegated" = "central") => {
  const edition = editionOf({ issuedAtMs: nowMs, ...changes });
  const jws = await sign("edition", edition, hub.keys[key]);
  hub.serveEdition(jws);
  return refOf(jws, edition);
};

describe("a paired board", () => {
  beforeEach(async () => {
    hub = await startFakeHub(() => quietPorts.clock.wallMs());
    hub.assets.set(assetHash, Buffer.from("a picture"));
    board = await makePairedBoard(hub);
  });
  afterEach(async () => {
    await board.remove();
    await hub.close();
  });

  const playBomb = async () => {
    const { hash, ...picture } = addPicture(hub, Buffer.from("a bomb"));
    const items = [imageItem({ id: "it_bomb", asset: hash, durationMs: 1_000 })];
    await hub.publish({ assets: [{ hash, ...picture }], playlists: [{ id: "pl_a", name: "A", items }] });
    await board.start();
    await until("the bomb", () => board.scene()?.item?.item.id === "it_bomb");
  };

  test("an item under which the window dies three times is set aside, and something else plays", async () => {
    await playBomb();
    for (let crash = 0; crash < 3; crash += 1) {
      paint(board);
      board.tell({ type: "incident", code: "renderer_lost", detail: "out of memory" });
      board.tell(glass);
    }
    await until("another item", () => board.scene()?.item?.item.id !== "it_bomb");
    expect(board.scene()?.item).not.toBeNull();
  });

  test("in safe mode only the house loop plays, status.json says so, and the hub is left alone", async () => {
    await playBomb();
    board.tell({ ...glass, safe: true });
    await until("the house loop", () => board.scene()?.item?.campaign === null);
    await until("mode safe", async () => (await board.status()).mode === "safe");
    const asked = hub.requests.length;
    hub.nudge();
    await quietPorts.timers.sleep(500);
    expect(hub.requests.length).toBe(asked);
    board.tell({ ...glass, safe: false });
    await until("the programme again", () => board.scene()?.item?.campaign !== null);
  });

  test("an older placement played back is refused after a newer one was believed", async () => {
    const revisionHeld = () => {
      const { placement } = JSON.parse(readFileSync(join(board.dataFolder, "membership.json"), "utf8"));
      return JSON.parse(Buffer.from(placement.split(".")[1], "base64url").toString()).revision as number;
    };
    await hub.publish();
    await board.start();
    await atRevision(1_001);
    let served = await sign("placement", placementOf(hub.keys, { revision: 4 }), hub.keys.central);
    hub.fault = (request, response) => {
      if (request.url?.startsWith("/v1/placement") !== true) return false;
      response.writeHead(200, { "content-type": "application/jose" }).end(served);
      return true;
    };
    await hub.publish({}, { placementRevision: 4, minApp: "9.0.0" });
    hub.nudge();
    await until("placement 4", () => revisionHeld() === 4);
    served = await sign("placement", placementOf(hub.keys), hub.keys.central);
    await hub.publish({}, { placementRevision: 5 });
    hub.nudge();
    await until("the refusal", async () => {
      const { errors } = await board.status();
      return errors.some(({ code }) => code === "rollback");
    });
    expect(revisionHeld()).toBe(4);
  });

  test("losing state.db alone does not let an old edition of a unit back in", async () => {
    const [old, young] = [await editionAt({ revision: 5 }), await editionAt({ revision: 9 })];
    await manifestWith(1, [young]);
    await board.start();
    await atRevision(1);
    for (const revision of [2, 3]) {
      await manifestWith(revision, []);
      await atRevision(revision);
    }
    await board.stop();
    const files = readdirSync(board.dataFolder, { recursive: true }).map(String);
    for (const file of files.filter((name) => /state\.db/.test(name))) rmSync(join(board.dataFolder, file));
    await manifestWith(4, [old]);
    await board.start();
    await until("the refusal", async () => {
      const status = await board.status().catch(() => null);
      return status?.errors.some(({ code }) => code === "rollback");
    });
    expect((await board.status()).revision).toBe(3);
  });

  test("an edition dated 2099 does not push the clock, not even over a restart", async () => {
    await manifestWith(1, [await editionAt({ revision: 50, issuedAtMs: Date.UTC(2099, 0, 1) }, "delegated")]);
    await board.start();
    await atRevision(1);
    await board.stop();
    await hub.close();
    await board.start();
    const status = await until("the second start", async () => {
      const found = await board.status().catch(() => null);
      return found?.restarts === 2 ? found : null;
    });
    expect(new Date(status.atMs).getUTCFullYear()).toBe(2026);
  });
});

describe("a board with a local folder", () => {
  test.each<[string, (folder: string) => void]>([
    ["a folder named playlist.yaml", (folder) => mkdirSync(join(folder, "playlist.yaml"))],
    [
      "a playlist of two megabytes",
      (folder) => writeFileSync(join(folder, "playlist.yaml"), "#".repeat(2e6)),
    ],
    ["a file where the folder should be", (folder) => writeFileSync(join(folder, "sub"), "no folder")],
  ])("starts and plays over %s", async (_, spoil) => {
    board = makeBoard(null);
    const localFolder = join(board.folder, "local");
    mkdirSync(localFolder);
    spoil(localFolder);
    const spoilt = makeBoard(null, { localFolder });
    await spoilt.start();
    await until("a picture", () => spoilt.scene()?.item);
    await spoilt.remove();
    await board.remove();
  });
});
