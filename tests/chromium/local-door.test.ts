/** The loopback door: who may come in, and what they get. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type LocalDoor, doorLimits, openLocalDoor } from "../../chromium/local-door.ts";
import type { RendererMessage, Scene } from "../../contract/scene.ts";
import { assetPath, sha256Hex } from "../../platform/files.ts";
import { ports } from "../support/shell/screen-run.ts";
import { sceneOf } from "../support/shell/test-scene.ts";

const folder = mkdtempSync(join(tmpdir(), "bangtin-door-"));
const bytes = Buffer.from("0123456789");
const hash = sha256Hex(bytes);
const scene: Scene = sceneOf("one", {
  hash,
  mime: "image/png",
  sizeBytes: bytes.byteLength,
  durationMs: null,
});
const messages: RendererMessage[] = [];
const bad: string[] = [];
let door: LocalDoor;
let cookie: string;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(path: string, headers: OutgoingHttpHeaders = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(door.origin);
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

const beat = JSON.stringify({ type: "beat", frames: 3, key: null, visible: true, atMs: 5 });
const post = (body: string, headers: OutgoingHttpHeaders) => ask("/renderer", headers, "POST", body);

beforeAll(async () => {
  const pageFolder = join(folder, "page");
  const blobs = join(folder, "blobs");
  mkdirSync(pageFolder);
  mkdirSync(dirname(assetPath(blobs, hash)), { recursive: true });
  writeFileSync(join(pageFolder, "index.html"), "<p>board</p>");
  writeFileSync(join(folder, "secret.json"), "{}");
  writeFileSync(assetPath(blobs, hash), bytes);
  door = await openLocalDoor({
    ports,
    port: 0,
    pageFolder,
    assetFolders: () => [join(folder, "nowhere"), blobs],
    lastScene: () => scene,
    onMessage: (message) => messages.push(message),
    onBad: (detail) => bad.push(detail),
  });
  const entry = await ask(door.entryUrl.slice(door.origin.length));
  cookie = entry.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
});

beforeEach(() => {
  messages.length = 0;
  bad.length = 0;
});

afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

describe("who may come in", () => {
  test("nobody without the token or the cookie", async () => {
    const { token } = Object.fromEntries(new URL(door.entryUrl).searchParams);
    for (const path of ["/", "/scene", `/assets/${hash}.png`, "/?token=guess", "/index.html?token=guess"])
      expect((await ask(path)).status, path).toBe(401);
    expect((await ask(`/scene?token=${token}`)).status).toBe(401);
    expect((await ask("/", { cookie: cookie.replace(/=.*/, "=guess") })).status).toBe(401);
    expect((await post(beat, { origin: door.origin })).status).toBe(401);
  });

  test("the token buys a cookie that scripts cannot read and other sites cannot send", async () => {
    const entry = await ask(door.entryUrl.slice(door.origin.length));
    expect(entry.status).toBe(200);
    expect(entry.headers["set-cookie"]?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(entry.body, "the page at once, without a step in between").toBe("<p>board</p>");
    expect((await ask("/", { cookie })).body).toBe("<p>board</p>");
  });

  test("no other host name and no other origin, cookie or not", async () => {
    expect((await ask("/", { cookie, host: "localhost" })).status).toBe(403);
    expect((await ask("/", { cookie, host: "rebound.example" })).status).toBe(403);
    expect((await ask("/scene", { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await post(beat, { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await post(beat, { cookie })).status, "a write must name its origin").toBe(403);
    expect(messages).toEqual([]);
  });

  test("nobody from outside this machine: it listens on loopback alone", async () => {
    const port = Number(new URL(door.origin).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside) {
      const isOpen = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port, timeout: 2_000 });
        const answer = (is: boolean) => () => {
          socket.destroy();
          resolve(is);
        };
        socket.once("connect", answer(true)).once("error", answer(false)).once("timeout", answer(false));
      });
      expect(isOpen, address).toBe(false);
    }
    expect(new URL(door.origin).hostname).toBe("127.0.0.1");
  });
});

describe("what they get", () => {
  test("verified assets by hash, whole and by range, and nothing else of the disk", async () => {
    const url = `/assets/${hash}.png`;
    expect(await ask(url, { cookie })).toMatchObject({ status: 200, body: "0123456789" });
    const part = await ask(url, { cookie, range: "bytes=2-4" });
    expect(part).toMatchObject({ status: 206, body: "234" });
    expect(part.headers["content-range"]).toBe("bytes 2-4/10");
    expect((await ask(url, { cookie, range: "bytes=10-" })).status).toBe(416);
    const strangers = [
      `/assets/${"0".repeat(64)}.png`,
      `/assets/${hash}.exe`,
      "/../secret.json",
      "/%2e%2e/secret.json",
    ];
    for (const path of strangers) expect((await ask(path, { cookie })).status, path).toBe(404);
  });

  test("every answer forbids foreign content, framing and guessing of types", async () => {
    for (const path of ["/", "/missing.js"]) {
      const { headers } = await ask(path, { cookie });
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("the last scene at once, and every new one after it", async () => {
    const events: Scene[] = [];
    const two = new Promise<void>((resolve) => {
      const { hostname, port } = new URL(door.origin);
      const asked = request({ hostname, port, path: "/scene", headers: { cookie } }, (response) => {
        expect(response.headers["content-type"]).toBe("text/event-stream");
        response.setEncoding("utf8").on("data", (chunk: string) => {
          for (const [, data] of chunk.matchAll(/^data: (.*)$/gm))
            events.push(JSON.parse(data ?? "") as Scene);
          if (events.length === 1) door.show({ ...scene, seq: 9 });
          if (events.length < 2) return;
          asked.destroy();
          resolve();
        });
      });
      asked.on("error", () => undefined);
      asked.end();
    });
    await two;
    expect(events.map(({ seq }) => seq)).toEqual([scene.seq, 9]);
  });

  test("what the page says reaches the engine only in its right shape and size", async () => {
    const headers = { cookie, origin: door.origin, "content-type": "application/json" };
    expect((await post(beat, headers)).status).toBe(204);
    expect(messages).toEqual([JSON.parse(beat)]);
    expect((await post('{"type":"beat"}', headers)).status).toBe(400);
    expect((await post("not json", headers)).status).toBe(400);
    expect((await post(`"${"x".repeat(doorLimits.messageBytesMax)}"`, headers)).status).toBe(400);
    expect(bad).toHaveLength(3);
    expect(messages).toHaveLength(1);
    expect((await ask("/renderer", headers, "DELETE")).status).toBe(405);
  });
});
