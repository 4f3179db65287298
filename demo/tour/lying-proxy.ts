/**
 * The road between the visible board and its hub, in an attacker's hands: it passes everything on until it
 * is told to lie. The board must believe none of it, because it trusts signatures and hashes, never the
 * road.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Forgery, forge } from "./forge.ts";

export type Lie =
  | "truth"
  | "cut"
  | "forged_manifest"
  | "forged_edition"
  | "replayed_manifest"
  | "poisoned_asset";

export interface LyingProxy {
  readonly url: string;
  /** From now on; what is under way ends as it began, except that `cut` breaks it off. */
  tell(lie: Lie): void;
  /** How often this lie was told. */
  told(lie: Lie): number;
  close(): Promise<void>;
}

/** Largest answer held back to be changed, in bytes; anything bigger breaks off. */
const heldBytesMax = 64 * 1024 ** 2;

const concerns: Readonly<Record<Lie, RegExp>> = {
  truth: /$^/,
  cut: /^/,
  forged_manifest: /^\/v1\/manifest/,
  forged_edition: /^\/v1\/editions\//,
  replayed_manifest: /^\/v1\/manifest/,
  poisoned_asset: /^\/v1\/assets\//,
};

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > heldBytesMax) throw new Error("too big to lie about");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same number of bytes, one of them wrong. */
function poisoned(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.byteLength / 2);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

interface Road {
  readonly hub: URL;
  readonly forgery: Forgery;
  lie: Lie;
  readonly counts: Map<Lie, number>;
  /** The first manifest that passed: old, and once perfectly valid. */
  oldManifest: Buffer | null;
}

async function changed(road: Road, lie: Lie, body: Buffer): Promise<Buffer> {
  const text = body.toString("utf8");
  switch (lie) {
    case "forged_manifest":
      return Buffer.from(await forge("manifest", text, road.forgery));
    case "forged_edition":
      return Buffer.from(await forge("edition", text, road.forgery));
    case "replayed_manifest":
      return road.oldManifest ?? body;
    case "poisoned_asset":
      return poisoned(body);
    case "truth":
    case "cut":
      return body;
  }
}

function passOn(road: Road, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { lie } = road;
  const path = incoming.url ?? "/";
  const isLie = concerns[lie].test(path);
  const headers = { ...incoming.headers };
  if (isLie) delete headers["if-none-match"];
  const { hostname, port } = road.hub;
  const upstream = request({ hostname, port, path, method: incoming.method, headers });
  upstream.on("response", (answer) => {
    void relay(road, { lie, isLie, path }, answer, outgoing).catch(() => outgoing.destroy());
  });
  upstream.on("error", () => outgoing.destroy());
  outgoing.on("close", () => upstream.destroy());
  incoming.pipe(upstream);
}

async function relay(
  road: Road,
  { lie, isLie, path }: { readonly lie: Lie; readonly isLie: boolean; readonly path: string },
  answer: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const status = answer.statusCode ?? 502;
  const isGood = status === 200 || status === 206;
  const isFirstManifest = isGood && road.oldManifest === null && concerns.replayed_manifest.test(path);
  if (!(isLie && isGood) && !isFirstManifest) {
    outgoing.writeHead(status, answer.headers);
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    return;
  }
  const body = await bodyOf(answer);
  if (isFirstManifest) road.oldManifest = body;
  const said = isLie ? await changed(road, lie, body) : body;
  if (isLie) road.counts.set(lie, (road.counts.get(lie) ?? 0) + 1);
  const headers = { ...answer.headers, "content-length": String(said.byteLength) };
  delete headers["transfer-encoding"];
  outgoing.writeHead(status, headers);
  outgoing.end(said);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** `port` 0: any free one. */
export async function openLyingProxy(hubUrl: string, forgery: Forgery, port = 0): Promise<LyingProxy> {
  const road: Road = { hub: new URL(hubUrl), forgery, lie: "truth", counts: new Map(), oldManifest: null };
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => passOn(road, incoming, outgoing));
  server.on("connection", (socket: Socket) => {
    if (road.lie === "cut") {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const own = await listen(server, port);
  const breakOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    tell: (lie) => {
      road.lie = lie;
      if (lie === "cut") breakOff();
    },
    told: (lie) => road.counts.get(lie) ?? 0,
    close: () => {
      breakOff();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
