/**
 * The board's own page, built as boards get it and opened in a bare Chromium without any debugger attached.
 */
import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { build } from "vite";
import settings from "../../renderer/vite.config.ts";
import { type PageServer, type Served, servePages } from "./page-server.ts";

const repository = join(import.meta.dirname, "../..");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".mp4": "video/mp4",
  ".woff2": "font/woff2",
};

function readFolder(folder: string, path: string): Served | null {
  try {
    return {
      type: types[extname(path)] ?? "application/octet-stream",
      body: readFileSync(join(folder, path)),
    };
  } catch {
    return null;
  }
}

/**
 * Serves the preview page at `/preview.html`, assets under `/media/`, and `driver`, a script that gives it
 * scenes through
 * `window.preview`, as `/drive.js`.
 */
export async function serveBoardPage(driver: string, mediaFolder: string): Promise<PageServer> {
  const folder = await mkdtemp(join(tmpdir(), "bangtin-bench-page-"));
  await build({
    ...settings,
    configFile: false,
    root: join(repository, "renderer"),
    build: {
      ...settings.build,
      outDir: folder,
      rolldownOptions: { input: join(repository, "renderer/preview.html") },
    },
  });
  const page = readFileSync(join(folder, "preview.html"), "utf8");
  const driven = page.replace("</body>", '<script type="module" src="./drive.js"></script></body>');
  const server = await servePages((path) => {
    if (path === "/preview.html") return { type: "text/html", body: driven };
    if (path === "/drive.js") return { type: "text/javascript", body: driver };
    return path.startsWith("/media/")
      ? readFolder(mediaFolder, path.slice(7))
      : readFolder(folder, path.slice(1));
  });
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `${server.url}/preview.html?assets=/media/`, close };
}
