/**
 * The loopback door of a board without Electron: the page, verified assets with Range, scenes as server-sent
 * events, and what the page says. It listens on 127.0.0.1 alone.
 */
import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  createServer,
} from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { parseJsonWith } from "../contract/parse.ts";
import { RendererMessage, type Scene } from "../contract/scene.ts";
import type { Ports } from "../platform/ports.ts";
import { answerFile } from "../platform/serve-file.ts";
import { type PageFile, assetFile, bundleFile, pageHeaders } from "../platform/shell/page-files.ts";
import { type DoorGuard, createDoorGuard } from "./door-guard.ts";

export const doorLimits = {
  messageBytesMax: 16_384,
  viewersMax: 4,
  heartbeatEveryMs: 15_000,
} as const;

export interface LocalDoorOptions {
  readonly ports: Pick<Ports, "random" | "timers" | "log">;
  readonly pageFolder: string;
  readonly assetFolders: () => readonly string[];
  readonly lastScene: () => Scene | null;
  readonly onMessage: (message: RendererMessage) => void;
  readonly onBad: (detail: string) => void;
  /** 0: any free one. */
  readonly port: number;
}

export interface LocalDoor {
  readonly origin: string;
  /** The first address: carries the token that buys the cookie. */
  readonly entryUrl: string;
  readonly show: (scene: Scene) => void;
  readonly close: () => Promise<void>;
}

const securityHeaders = pageHeaders("'self'");

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, "cache-control": "no-store" }).end();
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > doorLimits.messageBytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function sendFile(
  file: PageFile | null,
  request: IncomingMessage,
  response: ServerResponse,
  more: OutgoingHttpHeaders = {},
) {
  if (file === null) return refuse(response, 404);
  const { status, headers, body } = await answerFile(file.paths, file.type, request.headers.range);
  response.writeHead(status, { ...securityHeaders, ...headers, ...more });
  if (body === null) response.end();
  // A page that turns away in the middle of a video is no failure.
  else await pipeline(body, response).catch(() => undefined);
}

interface Viewers {
  add(response: ServerResponse, scene: Scene | null): void;
  tell(scene: Scene): void;
  close(): void;
}

function createViewers({ timers }: Pick<Ports, "timers">): Viewers {
  const open = new Set<ServerResponse>();
  const eventOf = (scene: Scene) => `event: scene\ndata: ${JSON.stringify(scene)}\n\n`;
  const heartbeat = timers.every(doorLimits.heartbeatEveryMs, () => {
    for (const viewer of open) viewer.write(":\n\n");
  });
  return {
    add(response, scene) {
      if (open.size >= doorLimits.viewersMax) return refuse(response, 503);
      const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
      response.writeHead(200, { ...securityHeaders, ...headers });
      response.write(scene === null ? "retry: 500\n\n" : `retry: 500\n${eventOf(scene)}`);
      open.add(response);
      response.once("close", () => open.delete(response));
    },
    tell(scene) {
      for (const viewer of open) viewer.write(eventOf(scene));
    },
    close() {
      heartbeat.cancel();
      for (const viewer of open) viewer.end();
    },
  };
}

function createHandler(options: LocalDoorOptions, guard: DoorGuard, viewers: Viewers) {
  const { pageFolder, assetFolders, lastScene, onMessage, onBad } = options;
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const checked = body === null ? null : parseJsonWith(RendererMessage, body);
    if (checked?.ok !== true) {
      onBad(
        checked === null ? "too long" : checked.problems.map(({ path, en }) => `${path} ${en}`).join("; "),
      );
      return refuse(response, 400);
    }
    onMessage(checked.value);
    refuse(response, 204);
  };
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const admission = guard.admit(request, url);
    if (admission === "refused") return refuse(response, 403);
    if (admission === "stranger") return refuse(response, 401);
    const { pathname } = url;
    if (pathname === "/renderer" && request.method === "POST") return receive(request, response);
    if (request.method !== "GET") return refuse(response, 405);
    if (admission === "entry") {
      // The page itself: what it asks for next comes from its own origin and carries the cookie.
      const start = bundleFile("/", pageFolder);
      return sendFile(start, request, response, { "set-cookie": guard.cookieHeader() });
    }
    if (pathname === "/scene") return viewers.add(response, lastScene());
    const asset = /^\/assets\/([^/]+)$/.exec(pathname)?.[1];
    const verified = asset === undefined ? null : assetFile(asset, assetFolders());
    await sendFile(verified ?? bundleFile(pathname, pageFolder), request, response);
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

export async function openLocalDoor(options: LocalDoorOptions): Promise<LocalDoor> {
  const { ports, port } = options;
  const { random, log } = ports;
  const token = random.id();
  const viewers = createViewers(ports);
  const server = createServer();
  const origin = await listen(server, port);
  const handle = createHandler(options, createDoorGuard(origin, { token, cookie: random.id() }), viewers);
  server.on("request", (request, response) => {
    const url = URL.parse(request.url ?? "/", origin);
    if (url === null) return refuse(response, 400);
    handle(request, response, url).catch((error: unknown) => {
      log.error({ err: error }, "The door failed");
      if (!response.headersSent) refuse(response, 500);
      else response.destroy();
    });
  });
  return {
    origin,
    entryUrl: `${origin}/?token=${token}`,
    show: (scene) => viewers.tell(scene),
    async close() {
      viewers.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
