import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AssetHash } from "../../contract/ids.ts";
import type { Result } from "../../contract/result.ts";
import { openBlobs } from "../../engine/store/blobs.ts";
import { downloadAsset } from "../../engine/sync/download-asset.ts";
import { createHubClient } from "../../engine/sync/hub-client.ts";
import { foldersOf, makeFolders } from "../../engine/folders.ts";
import { assetPath } from "../../platform/files.ts";
import { type FakeHub, addPicture, startFakeHub } from "../support/fake-hub.ts";
import { imageItem } from "../support/trust-fixture.ts";
import { makeFolder, makePairedBoard, quietPorts, until, untilError } from "./board-under-test.ts";

const nowMs = () => quietPorts.clock.wallMs();
const never = new AbortController().signal;
let hub: FakeHub;
let folder: string;

beforeEach(async () => {
  hub = await startFakeHub(nowMs);
  folder = makeFolder();
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fetcher() {
  const folders = foldersOf(folder, join(folder, "run"));
  await makeFolders(folders);
  const blobs = await openBlobs(folders.blobs);
  const client = createHubClient(quietPorts, hub.url, hub.keys.board);
  const parts = {
    hub: client,
    partsFolder: folders.parts,
    adopt: (path: string, hash: AssetHash) => blobs.adopt(path, hash),
  };
  return {
    blobs,
    part: (hash: string) => join(folders.parts, `${hash}.part`),
    fetch: (asset: object): Promise<Result<void>> =>
      downloadAsset({ durationMs: null, ...asset } as Parameters<typeof downloadAsset>[0], parts, never),
  };
}

/** Cuts the connection after this many bytes of the body. */
function cutAfter(content: Buffer, sizeBytes: number): void {
  hub.fault = (request, response) => {
    if (!request.url?.startsWith("/v1/assets/")) return false;
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": content.length });
    response.write(content.subarray(0, sizeBytes), () => response.socket?.end());
    return true;
  };
}

const assetRequests = () => hub.requests.filter(({ path }) => path.startsWith("/v1/assets/"));

test("goes on where the connection was cut, and asks for no byte twice", async () => {
  const content = randomBytes(300_000);
  const asset = addPicture(hub, content);
  const { fetch, part, blobs } = await fetcher();
  cutAfter(content, 100_000);
  expect((await fetch(asset)).ok).toBe(false);
  const arrivedBytes = statSync(part(asset.hash)).size;
  expect(arrivedBytes).toBeGreaterThan(0);
  hub.fault = null;
  expect(await fetch(asset)).toMatchObject({ ok: true });
  expect(assetRequests().at(-1)?.range).toBe(`bytes=${arrivedBytes}-`);
  expect(readFileSync(assetPath(blobs.folder, asset.hash))).toEqual(content);
  expect(existsSync(part(asset.hash))).toBe(false);
});

test("starts over when the hub sends the whole file again", async () => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content);
  const { fetch, part, blobs } = await fetcher();
  writeFileSync(part(asset.hash), content.subarray(0, 20_000));
  hub.fault = (request, response) => {
    if (!request.url?.startsWith("/v1/assets/") || !request.headers.range) return false;
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.end(content);
    return true;
  };
  expect(await fetch(asset)).toMatchObject({ ok: true });
  expect(readFileSync(assetPath(blobs.folder, asset.hash))).toEqual(content);
});

test("a part that is wrong is thrown away, and the next try begins at zero", async () => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content);
  const { fetch, part } = await fetcher();
  writeFileSync(part(asset.hash), randomBytes(20_000));
  expect(await fetch(asset)).toMatchObject({ ok: false, problems: [{ code: "hash" }] });
  expect(existsSync(part(asset.hash))).toBe(false);
  expect(await fetch(asset)).toMatchObject({ ok: true });
});

test("a body longer than announced is broken off", async () => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content, { sizeBytes: 40_000 });
  const { fetch, part, blobs } = await fetcher();
  expect(await fetch(asset)).toMatchObject({ ok: false, problems: [{ code: "size" }] });
  expect(statSync(part(asset.hash)).size).toBe(0);
  expect(blobs.held.has(asset.hash as string as AssetHash)).toBe(false);
});

test("a range answer that starts elsewhere is refused and the part is kept", async () => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content);
  const { fetch, part } = await fetcher();
  writeFileSync(part(asset.hash), content.subarray(0, 20_000));
  hub.fault = (request, response) => {
    if (!request.url?.startsWith("/v1/assets/")) return false;
    response.writeHead(206, {
      "content-type": "application/octet-stream",
      "content-range": "bytes 0-49999/50000",
    });
    response.end(content);
    return true;
  };
  expect(await fetch(asset)).toMatchObject({ ok: false, problems: [{ code: "hub_answer_bad" }] });
  expect(statSync(part(asset.hash)).size).toBe(20_000);
});

test("a file that was complete before the power went needs no byte more", async () => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content);
  const { fetch, part } = await fetcher();
  writeFileSync(part(asset.hash), content);
  expect(await fetch(asset)).toMatchObject({ ok: true });
  expect(assetRequests()).toEqual([]);
});

test.each([
  ["full", "/dev/full", "disk_full"],
  ["broken when it must be durable", "/dev/null", "disk_failed"],
])("a disk that is %s ends the download with a code", async (_what, device, code) => {
  const content = randomBytes(50_000);
  const asset = addPicture(hub, content);
  const { fetch, part, blobs } = await fetcher();
  symlinkSync(device, part(asset.hash));
  expect(await fetch(asset)).toMatchObject({ ok: false, problems: [{ code }] });
  expect(blobs.held.size).toBe(0);
  rmSync(part(asset.hash), { force: true });
  expect(await fetch(asset)).toMatchObject({ ok: true });
  expect(readFileSync(assetPath(blobs.folder, asset.hash))).toEqual(content);
});

test("while the disk refuses one asset the rest plays; it is told and tried again", async () => {
  const [good, refused] = [addPicture(hub, randomBytes(20_000)), addPicture(hub, randomBytes(30_000))];
  const board = await makePairedBoard(hub);
  const part = join(board.dataFolder, "parts", `${refused.hash}.part`);
  mkdirSync(dirname(part), { recursive: true });
  symlinkSync("/dev/full", part);
  const items = [good, refused].map(({ hash }, index) =>
    imageItem({ id: `it_${index}`, asset: hash, durationMs: 1_000 }),
  );
  const playlists = [{ id: "pl_a", name: "A", items }];
  await hub.publish({ assets: [good, refused], playlists, takeovers: [] });
  await board.start();
  await untilError(board, "disk_full");
  rmSync(part);
  await until(
    "both play",
    () => {
      const shown = new Set(board.scenes.map(({ item }) => String(item?.item.id)));
      return shown.has("it_0") && shown.has("it_1");
    },
    30_000,
  );
  await board.remove();
}, 60_000);

test("kill -9 in the middle of a download costs at most 64 KiB and never a wrong file", async () => {
  const content = randomBytes(4_000_000);
  const asset = addPicture(hub, content);
  await hub.publish({
    assets: [asset],
    playlists: [{ id: "pl_a", name: "A", items: [imageItem({ asset: asset.hash })] }],
  });
  let sentBytes = 0;
  hub.fault = (request, response) => {
    if (!request.url?.startsWith("/v1/assets/") || request.headers["dpop"] === undefined) return false;
    const startByte = Number(/bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const span = `bytes ${startByte}-${content.length - 1}/${content.length}`;
    const head = { "content-type": "application/octet-stream", etag: `"${asset.hash}"` };
    response.writeHead(startByte > 0 ? 206 : 200, startByte > 0 ? { ...head, "content-range": span } : head);
    sentBytes = startByte;
    // Slowly, so that there is a middle to be killed in.
    const send = (): void => {
      if (response.destroyed || sentBytes >= content.length) return void response.end();
      const chunk = content.subarray(sentBytes, sentBytes + 50_000);
      sentBytes += chunk.length;
      response.write(chunk, () => void quietPorts.timers.after(5, send));
    };
    send();
    return true;
  };
  const board = await makePairedBoard(hub, { clockStartAtMs: nowMs() });
  const configFile = join(board.folder, "engine.json");
  writeFileSync(configFile, JSON.stringify(board.config));
  const blob = assetPath(join(board.dataFolder, "blobs"), asset.hash);
  const part = join(board.dataFolder, "parts", `${asset.hash}.part`);
  const partBytes = () => (existsSync(part) ? statSync(part).size : 0);
  const main = join(import.meta.dirname, "../../engine/main.ts");
  for (let round = 1; round <= 3; round += 1) {
    const before = partBytes();
    const child = spawn(process.execPath, [main, "--config", configFile], { stdio: "ignore" });
    await until("a megabyte more", () => partBytes() > before + 700_000, 20_000);
    const sentAtKill = sentBytes;
    child.kill("SIGKILL");
    await until("its end", () => child.signalCode !== null);
    // What stood in the socket was never the player's: it may be sent again.
    expect(partBytes()).toBeGreaterThan(before);
    expect(content.subarray(0, partBytes()).equals(readFileSync(part))).toBe(true);
    expect(sentAtKill).toBeGreaterThanOrEqual(partBytes() - 50_000);
    const asked = assetRequests().filter(({ range }) => range !== null);
    if (round > 1) expect(asked.at(-1)?.range).toBe(`bytes=${before}-`);
    expect(existsSync(blob)).toBe(false);
  }
  await board.start();
  await until("the whole file", () => existsSync(blob), 20_000);
  expect(readFileSync(blob).equals(content)).toBe(true);
  expect(readdirSync(join(board.dataFolder, "parts"))).toEqual([]);
  await board.remove();
}, 90_000);
