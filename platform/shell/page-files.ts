/**
 * Which file and which type stand behind a path a page asks for: its own bundle, and verified assets by hash.
 */
import { join, normalize, sep } from "node:path";
import { assetExtensions } from "../../contract/asset.ts";
import { assetPath } from "../files.ts";

export interface PageFile {
  /** Looked up in order. */
  readonly paths: readonly string[];
  readonly type: string;
}

const pageTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  woff2: "font/woff2",
  woff: "font/woff",
  json: "application/json",
};

const assetTypes: ReadonlyMap<string, string> = new Map(
  Object.entries(assetExtensions).map(([mime, extension]) => [extension, mime]),
);

/** `<sha256>.<ext>` and nothing else: no path of the asker's making ever reaches the file system. */
export function assetFile(name: string, folders: readonly string[]): PageFile | null {
  const [, hash, extension] = /^([0-9a-f]{64})\.([a-z0-9]{2,5})$/.exec(name) ?? [];
  const type = assetTypes.get(extension ?? "");
  if (hash === undefined || type === undefined) return null;
  return { paths: folders.map((folder) => assetPath(folder, hash)), type };
}

/** A file of the page's bundle; `/` is its start page. */
export function bundleFile(pathname: string, folder: string): PageFile | null {
  const name = pathname === "/" ? "/index.html" : pathname;
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,4}$/.test(name)) return null;
  const type = pageTypes[name.slice(name.lastIndexOf(".") + 1)];
  const path = normalize(join(folder, name));
  if (type === undefined || !path.startsWith(folder + sep)) return null;
  return { paths: [path], type };
}

/**
 * For every answer to a page: it may load from us alone, and be framed by nobody. `assetSources` e.g.
 * `'self'`.
 */
export function pageHeaders(assetSources: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src ${assetSources} blob: data:`,
    `media-src ${assetSources}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), midi=()",
  };
}
