/** A small hub over real HTTP that signs real documents, and can lie, cut and poison as a test tells it. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { itemAssets } from "../../contract/items/index.ts";
import type { Edition } from "../../contract/edition.ts";
import type { CompactJws } from "../../contract/envelope.ts";
import { Heartbeat } from "../../contract/heartbeat.ts";
import type { Play, PlaysBatch } from "../../contract/play.ts";
import { sha256Hex } from "../../platform/files.ts";
import { readProof } from "../../platform/trust/dpop.ts";
import { signRoot } from "../../platform/trust/root.ts";
import { verifyPlays } from "../../platform/trust/verify-plays.ts";
import {
  type Keys,
  approveAll,
  board,
  editionOf,
  makeKeys,
  manifestOf,
  placementOf,
  refOf,
  rootOf,
  sign,
  statusOf,
} from "./trust-fixture.ts";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly range: string | null;
}

/** Answers a request in the hub's place; `false` lets the hub answer. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeHub {
  readonly url: string;
  readonly keys: Keys;
  readonly requests: SeenRequest[];
  readonly heartbeats: Heartbeat[];
  readonly plays: Play[];
  readonly assets: Map<string, Buffer>;
  fault: Fault | null;
  withdrawn: { assets: string[]; items: string[]; editions: string[] };
  /** Signs an edition of these changes and a manifest that names it; answers the manifest. */
  publish(edition?: object, manifest?: object): Promise<CompactJws>;
  /** Puts any document in the manifest's place. */
  serveManifest(jws: CompactJws): void;
  serveEdition(jws: CompactJws): string;
  manifest(): CompactJws;
  membership(): Promise<string>;
  /** Whoever waits behind the code is confirmed. */
  confirm(): void;
  nudge(): void;
  /** Stops answering; `open` begins again on the same port. */
  close(): Promise<void>;
  open(): Promise<void>;
}

const nonce = "server-nonce-0001";

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "dpop-nonce": nonce });
  response.end(JSON.stringify(value));
}

function jose(request: IncomingMessage, response: ServerResponse, jws: string | null): void {
  if (jws === null)
    return json(response, 404, { problems: [{ code: "not_found", path: "", vi: "", en: "" }] });
  const etag = `"${sha256Hex(jws)}"`;
  const isKnown = request.headers["if-none-match"] === etag;
  response.writeHead(isKnown ? 304 : 200, { "content-type": "application/jose", etag, "dpop-nonce": nonce });
  response.end(isKnown ? undefined : jws);
}

function bytes(request: IncomingMessage, response: ServerResponse, content: Buffer, hash: string): void {
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const isSame = request.headers["if-range"] === `"${hash}"`;
  const startByte = range && isSame ? Number(range[1]) : 0;
  const head = { "content-type": "application/octet-stream", etag: `"${hash}"`, "dpop-nonce": nonce };
  if (startByte > 0) {
    const span = `bytes ${startByte}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { ...head, "content-range": span });
  } else response.writeHead(200, { ...head, "content-length": content.length });
  response.end(content.subarray(startByte));
}

/** True when the request carries a proof with our nonce; asks for one otherwise. */
async function isProven(request: IncomingMessage, response: ServerResponse, url: string): Promise<boolean> {
  const proof = request.headers["dpop"];
  const read = await readProof({
    proof: typeof proof === "string" ? proof : undefined,
    method: request.method ?? "",
    url: `${url}${request.url ?? ""}`,
  });
  if (read.ok && read.value.nonce === nonce) return true;
  const code = read.ok ? "proof_nonce" : read.problems[0].code;
  json(response, 401, { problems: [{ code, path: "", vi: "", en: "" }] });
  return false;
}

export async function startFakeHub(nowMs: () => number, seed = 7): Promise<FakeHub> {
  const keys = await makeKeys(seed);
  const signedRoot = await signRoot(rootOf(keys), [keys.rootA, keys.rootB]);
  const placement = await sign("placement", placementOf(keys), keys.central);
  const editions = new Map<string, CompactJws>();
  const listeners = new Set<ServerResponse>();
  let manifest = await sign("manifest", manifestOf(keys, { revision: 1_000 }), keys.programme);
  let isConfirmed = false;
  let revision = 1_000;
  let server: Server | null = null;
  let port = 0;

  const status = (bare: boolean, asked: string | null) =>
    sign(
      "status",
      statusOf({
        board: bare ? null : board,
        revision,
        manifest: sha256Hex(manifest),
        issuedAtMs: nowMs(),
        expiresAtMs: nowMs() + 600_000,
        timeMs: nowMs(),
        nonce: asked,
        withdrawn: hub.withdrawn,
      }),
      keys.status,
    );
  const pollAnswer = () =>
    isConfirmed ? { state: "paired", board, roots: [signedRoot], placement } : { state: "pending" };
  const pairAnswer = () => ({
    deviceCode: "d".repeat(43),
    userCode: "BCDF-GHJK",
    verificationUri: `${hub.url}/pair`,
    number: "42",
    expiresAtMs: nowMs() + 900_000,
    intervalMs: 1_000,
  });
  const takePlays = async (jws: string) => {
    const verified = await verifyPlays({ jws, boardKey: keys.board.publicJwk, board });
    if (!verified.ok) throw new Error(verified.problems[0].en);
    const batch: PlaysBatch = verified.value;
    hub.plays.push(...batch.plays);
    return { upToN: Math.max(...batch.plays.map(({ n }) => n)), stored: batch.plays.length };
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "", hub.url);
    const path = url.pathname;
    const isPublic = path === "/v1/time" || path === "/v1/roots";
    if (!isPublic && !(await isProven(request, response, hub.url))) return;
    if (path === "/v1/time")
      return jose(request, response, await status(true, url.searchParams.get("nonce")));
    if (path === "/v1/roots") return json(response, 200, { roots: [] });
    if (path === "/v1/pair") return json(response, 200, pairAnswer());
    if (path === "/v1/pair/poll") return json(response, 200, pollAnswer());
    if (path === "/v1/placement") return jose(request, response, placement);
    if (path === "/v1/manifest") return jose(request, response, manifest);
    if (path === "/v1/plays") return json(response, 200, await takePlays(await bodyOf(request)));
    if (path === "/v1/heartbeat") {
      const heartbeat = Heartbeat.parse(JSON.parse(await bodyOf(request)));
      hub.heartbeats.push(heartbeat);
      return json(response, 200, { status: await status(false, heartbeat.nonce) });
    }
    if (path === "/v1/nudges") {
      response.writeHead(200, { "content-type": "text/event-stream", "dpop-nonce": nonce });
      response.write(": hello\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return;
    }
    const [, kind, hash = ""] = /^\/v1\/(editions|assets)\/(.+)$/.exec(path) ?? [];
    if (kind === "editions") return jose(request, response, editions.get(hash) ?? null);
    const content = hub.assets.get(hash);
    if (content !== undefined) return bytes(request, response, content, hash);
    return jose(request, response, null);
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = request;
    hub.requests.push({ method, path: url, range: headers.range ?? null });
    if (hub.fault?.(request, response) === true) return;
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 500, { error: String(error) });
    });
  };
  const hub: FakeHub = {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    keys,
    requests: [],
    heartbeats: [],
    plays: [],
    assets: new Map(),
    fault: null,
    withdrawn: { assets: [], items: [], editions: [] },
    async publish(changes = {}, manifestChanges = {}) {
      revision += 1;
      const edition = editionOf({ revision, issuedAtMs: nowMs(), ...changes });
      const jws = await sign("edition", edition, keys.central);
      editions.set(sha256Hex(jws), jws);
      const made = { revision, issuedAtMs: nowMs(), notBeforeMs: nowMs(), expiresAtMs: nowMs() + 86_400_000 };
      const payload = manifestOf(keys, { ...made, editions: [refOf(jws, edition)], ...manifestChanges });
      manifest = await sign("manifest", payload, keys.programme);
      return manifest;
    },
    serveManifest(jws) {
      manifest = jws;
    },
    serveEdition(jws) {
      editions.set(sha256Hex(jws), jws);
      return sha256Hex(jws);
    },
    manifest: () => manifest,
    membership: () => Promise.resolve(JSON.stringify({ v: 1, board, root: signedRoot, placement })),
    confirm() {
      isConfirmed = true;
    },
    nudge() {
      for (const listener of listeners) listener.write("event: nudge\ndata: {}\n\n");
    },
    async close() {
      const closing = server;
      server = null;
      if (closing === null) return;
      closing.closeAllConnections();
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
      });
    },
    async open() {
      const opening = createServer(handle);
      server = opening;
      await new Promise<void>((resolve) => {
        opening.listen(port, "127.0.0.1", resolve);
      });
      port = (opening.address() as AddressInfo).port;
    },
  };
  await hub.open();
  return hub;
}

/** Stores a picture in the hub and answers what an edition says about it. */
export function addPicture(hub: FakeHub, content: Buffer, changes: object = {}) {
  const hash = sha256Hex(content);
  hub.assets.set(hash, content);
  return { hash, sizeBytes: content.length, mime: "image/png", widthPx: 320, heightPx: 200, ...changes };
}

/** The hashes an edition's items draw, for looking at the store. */
export function drawnAssets(edition: Edition): string[] {
  return edition.playlists.flatMap(({ items }) => items.flatMap(itemAssets));
}

export { approveAll };
