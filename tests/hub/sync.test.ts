/** What boards fetch, byte for byte: manifests, editions and assets in parts, roots, time, nudges. */
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "../../platform/files.ts";
import { verifyFirstRoot } from "../../platform/trust/root.ts";
import { verifyStatus } from "../../platform/trust/verify-status.ts";
import { type HubWorld, type PairedBoard, pairBoard, startHub } from "./hub-world.ts";
import { commune, contentOf, notice, otherCommune, publish, putUnits, school } from "./sample-content.ts";
import { smallPicture } from "./small-picture.ts";

let world: HubWorld;
let token: string;
let board: PairedBoard;
let stranger: PairedBoard;
let asset: { hash: string; sizeBytes: number };
let edition: string;

beforeAll(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
  board = await pairBoard(world, token, school.id);
  stranger = await pairBoard(world, token, otherCommune.id);
  const body = await smallPicture();
  const uploaded = await world.call("uploadAsset", { params: { unit: commune.id }, body }, token);
  asset = uploaded.json as unknown as typeof asset;
  const image = { id: "it_2", kind: "image", title: "Ảnh", asset: asset.hash, durationMs: 8_000 };
  edition = (await publish(world, token, commune.id, contentOf(notice("it_1", "Khóa máy"), image))).edition;
});
afterAll(() => world.stop());

describe("the manifest", () => {
  test("its ETag is the hash of its bytes, and a board that has them gets 304 and nothing else", async () => {
    const first = await board.call("manifest");
    const etag = first.headers.get("etag");
    expect(etag).toBe(`"${sha256Hex(first.text)}"`);
    const again = await board.call("manifest", { headers: { "if-none-match": etag ?? "" } });
    expect([again.status, again.text]).toEqual([304, ""]);
    await publish(world, token, commune.id, contentOf(notice("it_1", "Mới")));
    expect((await board.call("manifest", { headers: { "if-none-match": etag ?? "" } })).status).toBe(200);
  });

  test("a poll with nothing new is one request of at most 500 bytes both ways beyond its proof", async () => {
    const { headers } = await board.call("manifest");
    const etag = headers.get("etag") ?? "";
    const { host, hostname, port } = new URL(world.url);
    const proof = await board.proofFor("manifest");
    const bare = `GET /v1/manifest HTTP/1.1\r\nHost: ${host}\r\nIf-None-Match: ${etag}\r\n`;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${bare}DPoP: ${proof}\r\n\r\n`));
      socket.once("data", (bytes) => {
        resolve(bytes.toString("latin1"));
        socket.destroy();
      });
      socket.once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 304 /);
    expect(answer.toLowerCase()).not.toMatch(/\r\n(date|connection|keep-alive|content-type):/);
    expect(bare.length + answer.length).toBeLessThanOrEqual(500);
  });

  test("the placement has an ETag of its own", async () => {
    const first = await board.call("placement");
    expect(first.text).toBe(board.placement);
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect((await board.call("placement", { headers })).status).toBe(304);
  });
});

describe("what is named by its hash", () => {
  test("an edition is immutable, its bytes have its name", async () => {
    const whole = await board.call("edition", { params: { hash: edition } });
    expect(sha256Hex(whole.text)).toBe(edition);
    expect(whole.headers.get("content-type")).toBe("application/jose");
    expect(whole.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(whole.headers.get("etag")).toBe(`"${edition}"`);
  });

  test("an asset comes whole or in the part asked for, never under a tag that is not its own", async () => {
    const params = { hash: asset.hash };
    const part = async (headers: Record<string, string>) => {
      const response = await board.open("asset", { params, headers });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, bytes, headers: response.headers };
    };
    const whole = await part({});
    expect([whole.status, sha256Hex(whole.bytes)]).toEqual([200, asset.hash]);
    expect(whole.headers.get("content-length")).toBe(String(asset.sizeBytes));
    const etag = `"${asset.hash}"`;
    expect(whole.headers.get("etag")).toBe(etag);
    const size = asset.sizeBytes;
    const cases = [
      { range: "bytes=10-", from: 10, to: size },
      { range: "bytes=0-0", from: 0, to: 1 },
      { range: "bytes=5-9", from: 5, to: 10 },
      { range: "bytes=-7", from: size - 7, to: size },
      { range: `bytes=20-${size + 100}`, from: 20, to: size },
    ];
    for (const { range, from, to } of cases) {
      const some = await part({ range, "if-range": etag });
      expect([range, some.status, some.headers.get("content-range")]).toEqual([
        range,
        206,
        `bytes ${from}-${to - 1}/${size}`,
      ]);
      expect(Buffer.from(some.bytes).equals(Buffer.from(whole.bytes.subarray(from, to)))).toBe(true);
    }
    expect((await part({ range: "bytes=10-", "if-range": '"another"' })).status).toBe(200);
    expect((await part({ range: "bytes=10-", "if-range": `W/${etag}` })).status).toBe(200);
    expect((await part({ range: "bytes=1-2,4-5" })).status).toBe(200);
    const past = await part({ range: `bytes=${size}-` });
    expect([past.status, past.headers.get("content-range")]).toEqual([416, `bytes */${size}`]);
    expect((await part({ "if-none-match": etag })).status).toBe(304);
  });

  test("a board reads only what some edition for it lists", async () => {
    expect((await stranger.call("asset", { params: { hash: asset.hash } })).status).toBe(404);
    expect((await board.call("asset", { params: { hash: "f".repeat(64) } })).status).toBe(404);
    expect((await board.call("asset", { params: { hash: "../../hub.db" } })).status).toBe(400);
  });
});

describe("roots and time", () => {
  test("the first root verifies, and who has it gets nothing newer", async () => {
    const { roots } = (await world.call("roots", { query: { after: "0" } })).json as { roots?: unknown[] };
    expect(roots).toHaveLength(1);
    expect((await verifyFirstRoot(roots?.[0])).ok).toBe(true);
    expect((await world.call("roots", { query: { after: "1" } })).json).toEqual({ roots: [] });
  });

  test("the time is signed, for nobody in particular, with the asker's nonce", async () => {
    const nonce = "my-own-nonce";
    const { text } = await world.call("time", { query: { nonce } });
    const status = await verifyStatus({ jws: text, root: board.root, board: null, nonce, highest: null });
    if (!status.ok) throw new Error(JSON.stringify(status.problems));
    expect(Math.abs(status.value.timeMs - world.ports.clock.wallMs())).toBeLessThan(5_000);
    expect((await world.call("time")).status).toBe(400);
  });
});

describe("nudges", () => {
  test("a publish is felt at once by the boards it reaches, and by no others", async () => {
    const done = new AbortController();
    const listen = async (of: PairedBoard) => {
      const response = await of.open("nudges", {}, done.signal);
      expect(response.headers.get("content-type")).toBe("text/event-stream");
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      await reader?.read();
      return reader;
    };
    const [mine, theirs] = [await listen(board), await listen(stranger)];
    await publish(world, token, commune.id, contentOf(notice("it_1", "Nghe này")));
    expect((await mine?.read())?.value).toBe("event: nudge\ndata: {}\n\n");
    await publish(world, token, otherCommune.id, contentOf(notice("it_1", "Xã khác")));
    expect((await theirs?.read())?.value).toBe("event: nudge\ndata: {}\n\n");
    done.abort();
  });

  test("a hub that stops ends the streams instead of waiting for them", async () => {
    const short = await startHub();
    const admin = await short.setUp();
    await putUnits(short, admin);
    const listener = await pairBoard(short, admin, school.id);
    const response = await listener.open("nudges");
    const all = response.text();
    await short.stop();
    expect(await all).toBe(": here\n\n");
  });

  test("there are only so many streams: one board takes two, the hub as many as configured", async () => {
    const small = await startHub({ config: { nudgeStreamsMax: 2 } });
    try {
      const admin = await small.setUp();
      await putUnits(small, admin);
      const one = await pairBoard(small, admin, school.id);
      const two = await pairBoard(small, admin, commune.id);
      const done = new AbortController();
      expect((await one.open("nudges", {}, done.signal)).status).toBe(200);
      expect((await two.open("nudges", {}, done.signal)).status).toBe(200);
      const full = await one.call("nudges");
      expect([full.status, full.json.problems?.[0]?.code]).toEqual([429, "too_many_requests"]);
      done.abort();
    } finally {
      await small.stop();
    }
  });
});
