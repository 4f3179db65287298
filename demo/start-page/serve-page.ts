/**
 * The start page on this machine only: three static files, the state as JSON, and a button's press for each
 * act.
 */
import { readFile } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { PageState } from "./state.ts";

export interface StartPage {
  readonly url: string;
  close(): Promise<void>;
}

export interface PageSource {
  state(): Promise<PageState>;
  /** False: there is no such act, or one is under way. */
  press(actId: string): boolean;
}

const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(body);
}

/** Other pages in the same browser may not press our buttons, nor read us under another name. */
function isOurs({ headers, method }: IncomingMessage, origin: string): boolean {
  if (headers.host !== new URL(origin).host) return false;
  return method === "GET" || headers.origin === origin;
}

async function answer(
  source: PageSource,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? "/";
  if (!isOurs(request, origin)) return send(response, 403, "text/plain", "no");
  const file = files[path];
  if (request.method === "GET" && file) {
    return send(response, 200, file[1], await readFile(join(import.meta.dirname, file[0])));
  }
  if (request.method === "GET" && path === "/state") {
    return send(response, 200, "application/json", JSON.stringify(await source.state()));
  }
  const act = /^\/acts\/([a-z-]+)$/.exec(path)?.[1];
  if (request.method === "POST" && act !== undefined) {
    return send(response, source.press(act) ? 202 : 409, "application/json", "{}");
  }
  return send(response, 404, "text/plain", "not here");
}

/** `port` 0: any free one. */
export async function servePage(source: PageSource, port: number): Promise<StartPage> {
  let origin = "";
  const server = createServer((request, response) => {
    void answer(source, origin, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
