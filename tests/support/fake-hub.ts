/** A small hub over real HTTP that signs real documents, and can lie, cut and poison as a test tells it. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CompactJws } from "../../contract/envelope.ts";
import { Heartbeat } from "../../contract/heartbeat.ts";
import type { Play } from "../../contract/play.ts";
import type { SignedRoot } from "../../contract/root.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { signRoot } from "../../platform/trust/root.ts";
import { verifyPlays } from "../../platform/trust/verify-plays.ts";
import { bodyOf, bytes, events, isProven, jose, json } from "./fake-hub-answers.ts";
import {
  type Keys,
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
  withdrawn: {
    assets: { unit: string; hash: string }[];
    items: { unit: string; id: string }[];
    editions: string[];
  };
  /** How long a status is fresh. */
  statusLifeMs: number;
  /** Signs an edition of these changes and a manifest that names it; answers the manifest. */
  publish(edition?: object, manifest?: object): Promise<CompactJws>;
  /** Puts any document in the manifest's place. */
  serveManifest(jws: CompactJws): void;
  serveEdition(jws: CompactJws): string;
  /** The second root: the programme key is revoked, another one signs from now on. */
  rotateRoot(): Promise<void>;
  manifest(): CompactJws;
  /** What a board that was paired here keeps: `membership.json`. */
  membership(): string;
  /** Whoever waits behind the code is confirmed. */
  confirm(): void;
  nudge(): void;
  /** Stops answering; `open` begins again on the same port. */
  close(): Promise<void>;
  open(): Promise<void>;
}

interface World {
  readonly keys: Keys;
  readonly nowMs: () => number;
  readonly signedRoot: SignedRoot;
  readonly placement: CompactJws;
  readonly editions: Map<string, CompactJws>;
  readonly listeners: Set<ServerResponse>;
  /** Roots after the first. */
  readonly laterRoots: SignedRoot[];
  programmeKey: SigningKey;
  manifest: CompactJws;
  revision: number;
  isConfirmed: boolean;
}

async function makeWorld(nowMs: () => number, seed: number): Promise<World> {
  const keys = await makeKeys(seed);
  return {
    keys,
    nowMs,
    signedRoot: await signRoot(rootOf(keys), [keys.rootA, keys.rootB]),
    placement: await sign("placement", placementOf(keys), keys.central),
    editions: new Map(),
    listeners: new Set(),
    laterRoots: [],
    programmeKey: keys.programme,
    manifest: await sign("manifest", manifestOf(keys, { revision: 1_000 }), keys.programme),
    revision: 1_000,
    isConfirmed: false,
  };
}

function signStatus(world: World, hub: FakeHub, about: typeof board | null, nonce: string | null) {
  const { keys, nowMs, revision, manifest } = world;
  const times = { issuedAtMs: nowMs(), expiresAtMs: nowMs() + hub.statusLifeMs, timeMs: nowMs() };
  const minRootVersion = 1 + world.laterRoots.length;
  const payload = { board: about, revision, manifest: sha256Hex(manifest), nonce, minRootVersion, ...times };
  return sign("status", statusOf({ ...payload, withdrawn: hub.withdrawn }), keys.status);
}

async function takePlays({ keys }: World, hub: FakeHub, jws: string) {
  const verified = await verifyPlays({ jws, boardKey: keys.board.publicJwk, board });
  if (!verified.ok) throw new Error(verified.problems[0].en);
  const { plays } = verified.value;
  hub.plays.push(...plays);
  return { upToN: Math.max(...plays.map(({ n }) => n)), stored: plays.length };
}

async function takeHeartbeat(world: World, hub: FakeHub, text: string) {
  const heartbeat = Heartbeat.parse(JSON.parse(text));
  hub.heartbeats.push(heartbeat);
  return { status: await signStatus(world, hub, board, heartbeat.nonce) };
}

function pairAnswer(hub: FakeHub, nowMs: number) {
  return {
    deviceCode: "d".repeat(43),
    userCode: "BCDF-GHJK",
    verificationUri: `${hub.url}/pair`,
    number: "42",
    expiresAtMs: nowMs + 900_000,
    intervalMs: 1_000,
  };
}

function pollAnswer({ isConfirmed, signedRoot, placement }: World) {
  if (!isConfirmed) return { state: "pending" };
  return { state: "paired", board, roots: [signedRoot], placement };
}

async function answer(
  world: World,
  hub: FakeHub,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "", hub.url);
  const isPublic = url.pathname === "/v1/time" || url.pathname === "/v1/roots";
  if (!isPublic && !(await isProven(request, response, hub.url))) return;
  switch (url.pathname) {
    case "/v1/time":
      return jose(request, response, await signStatus(world, hub, null, url.searchParams.get("nonce")));
    case "/v1/roots":
      return json(response, 200, {
        roots: world.laterRoots.slice(Number(url.searchParams.get("after")) - 1),
      });
    case "/v1/pair":
      return json(response, 200, pairAnswer(hub, world.nowMs()));
    case "/v1/pair/poll":
      return json(response, 200, pollAnswer(world));
    case "/v1/placement":
      return jose(request, response, world.placement);
    case "/v1/manifest":
      return jose(request, response, world.manifest);
    case "/v1/plays":
      return json(response, 200, await takePlays(world, hub, await bodyOf(request)));
    case "/v1/heartbeat":
      return json(response, 200, await takeHeartbeat(world, hub, await bodyOf(request)));
    case "/v1/nudges":
      return events(response, world.listeners);
  }
  const [, kind, hash = ""] = /^\/v1\/(editions|assets)\/(.+)$/.exec(url.pathname) ?? [];
  if (kind === "editions") return jose(request, response, world.editions.get(hash));
  return bytes(request, response, hub.assets.get(hash), hash);
}

async function publish(world: World, changes: object, manifestChanges: object): Promise<CompactJws> {
  const { keys, nowMs } = world;
  world.revision += 1;
  const { revision } = world;
  const edition = editionOf({ revision, issuedAtMs: nowMs(), ...changes });
  const jws = await sign("edition", edition, keys.central);
  world.editions.set(sha256Hex(jws), jws);
  const times = { issuedAtMs: nowMs(), notBeforeMs: nowMs(), expiresAtMs: nowMs() + 86_400_000 };
  const payload = manifestOf(keys, {
    revision,
    ...times,
    editions: [refOf(jws, edition)],
    ...manifestChanges,
  });
  world.manifest = await sign("manifest", payload, world.programmeKey);
  return world.manifest;
}

async function rotateRoot(world: World): Promise<void> {
  const { keys, nowMs } = world;
  const first = rootOf(keys);
  const programme = { kids: [keys.delegated.kid], threshold: 1 };
  const second = rootOf(keys, {
    version: 2,
    issuedAtMs: nowMs(),
    revokedKids: [keys.programme.kid],
    roles: { ...first.roles, programme },
  });
  world.laterRoots.push(await signRoot(second, [keys.rootA, keys.rootB]));
  world.programmeKey = keys.delegated;
}

/** A server that can be closed and opened again on the same port. */
function createDoor(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  let server: Server | null = null;
  let port = 0;
  return {
    url: () => `http://127.0.0.1:${port}`,
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
}

export async function startFakeHub(nowMs: () => number, seed = 7): Promise<FakeHub> {
  const world = await makeWorld(nowMs, seed);
  const door = createDoor((request, response) => {
    const { method = "", url = "", headers } = request;
    hub.requests.push({ method, path: url, range: headers.range ?? null });
    if (hub.fault?.(request, response) === true) return;
    answer(world, hub, request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 500, { error: String(error) });
    });
  });
  const hub: FakeHub = {
    get url() {
      return door.url();
    },
    keys: world.keys,
    requests: [],
    heartbeats: [],
    plays: [],
    assets: new Map(),
    fault: null,
    withdrawn: { assets: [], items: [], editions: [] },
    statusLifeMs: 600_000,
    rotateRoot: () => rotateRoot(world),
    publish: (edition = {}, manifest = {}) => publish(world, edition, manifest),
    serveManifest(jws) {
      world.manifest = jws;
    },
    serveEdition(jws) {
      world.editions.set(sha256Hex(jws), jws);
      return sha256Hex(jws);
    },
    manifest: () => world.manifest,
    membership() {
      const { signedRoot: root, placement } = world;
      return JSON.stringify({ v: 1, board, root, placement });
    },
    confirm() {
      world.isConfirmed = true;
    },
    nudge() {
      for (const listener of world.listeners) listener.write("event: nudge\ndata: {}\n\n");
    },
    close: () => door.close(),
    open: () => door.open(),
  };
  await door.open();
  return hub;
}

/** Stores a picture in the hub and answers what an edition says about it. */
export function addPicture(hub: FakeHub, content: Buffer, changes: object = {}) {
  const hash = sha256Hex(content);
  hub.assets.set(hash, content);
  return { hash, sizeBytes: content.length, mime: "image/png", widthPx: 320, heightPx: 200, ...changes };
}
