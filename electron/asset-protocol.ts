/**
 * The two schemes a page can load from: its own bundle, and verified assets by hash, with Range. Nothing
 * else answers.
 */
import { type Session, protocol } from "electron";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { type PageFile, assetFile, bundleFile, pageHeaders } from "../platform/shell/page-files.ts";
import { answerFile } from "../platform/serve-file.ts";
import { assetScheme, pageOrigin, pageScheme } from "./channels.ts";

/** Must run before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges },
    { scheme: assetScheme, privileges: { ...privileges, stream: true, corsEnabled: true } },
  ]);
}

async function respond(file: PageFile | null, request: Request, extra: object): Promise<Response> {
  if (file === null || request.method !== "GET") return new Response(null, { status: 404 });
  const { status, headers, body } = await answerFile(file.paths, file.type, request.headers.get("range"));
  const stream = body === null ? null : (Readable.toWeb(body) as ReadableStream<Uint8Array>);
  return new Response(stream as BodyInit | null, { status, headers: { ...headers, ...extra } });
}

export interface Shelves {
  /** The page's bundle. */
  readonly pageFolder: string;
  /** Asked for every asset: the engine says them when it is up. */
  readonly assetFolders: () => readonly string[];
}

export function serveSchemes(session: Session, { pageFolder, assetFolders }: Shelves): void {
  const ofPage = pageHeaders(`'self' ${assetScheme}:`);
  const ofAssets = { "access-control-allow-origin": pageOrigin, "x-content-type-options": "nosniff" };
  session.protocol.handle(pageScheme, (request) => {
    const { host, pathname } = new URL(request.url);
    return respond(host === "page" ? bundleFile(pathname, pageFolder) : null, request, ofPage);
  });
  session.protocol.handle(assetScheme, (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === "store" ? assetFile(pathname.slice(1), assetFolders()) : null;
    return respond(file, request, ofAssets);
  });
}
