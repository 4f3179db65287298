/** Serves a few pages and files on loopback for a benchmark. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Served {
  readonly type: string;
  readonly body: string | Buffer;
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** `find` answers a path without its query, or null for 404. */
export async function servePages(find: (path: string) => Served | null): Promise<PageServer> {
  const server = createServer((request, response) => {
    const found = find(new URL(request.url ?? "/", "http://localhost").pathname);
    response.writeHead(found ? 200 : 404, {
      "content-type": found?.type ?? "text/plain",
      "cache-control": "no-store",
    });
    response.end(found?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
