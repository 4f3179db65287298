/** An agency's web server on this machine: says what it is told to say and remembers what it was asked. */
import { type IncomingHttpHeaders, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Says its body and then nothing more, as a line that is cut. */
  readonly isCut?: boolean;
}

export interface AlertServer {
  readonly url: string;
  /** Path -> answer; what is not there is 404. */
  readonly pages: Map<string, Said | ((headers: IncomingHttpHeaders) => Said)>;
  readonly asked: { path: string; headers: IncomingHttpHeaders }[];
  /** How often a path was asked for. */
  times(path: string): number;
  stop(): Promise<void>;
}

function say(response: ServerResponse, said: Said): void {
  const { status = 200, headers = {}, body = "", isCut = false } = said;
  const extra = isCut ? { "content-length": String(Buffer.byteLength(body) + 1_000) } : {};
  response.writeHead(status, { "content-type": "application/xml", ...headers, ...extra });
  if (!isCut) response.end(body);
  else response.write(body, () => response.destroy());
}

export async function startAlertServer(): Promise<AlertServer> {
  const pages: AlertServer["pages"] = new Map();
  const asked: AlertServer["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers });
    const page = pages.get(path) ?? { status: 404 };
    say(response, typeof page === "function" ? page(request.headers) : page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pages,
    asked,
    times: (path) => asked.filter((each) => each.path === path).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An Atom index of these paths with their stamps. */
export function atomIndex(entries: Readonly<Record<string, string>>): string {
  const each = Object.entries(entries).map(
    ([path, stamp]) => `<entry><link href="${path}"/><updated>${stamp}</updated></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${each.join("")}</feed>`;
}
