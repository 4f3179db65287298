/** Opens the built preview page in a real Chromium and drives the board in it with scenes. */
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { type Page, chromium } from "playwright";
import { build } from "vite";
import type { BoardSize } from "../../../contract/board.ts";
import type { RendererMessage, Scene } from "../../../contract/scene.ts";
import type { Preview } from "../../../renderer/preview.ts";
import settings from "../../../renderer/vite.config.ts";
import { type TestAssets, makeAssets } from "./test-assets.ts";

const repository = join(import.meta.dirname, "../../..");
export const screenshotsFolder = join(repository, "build/screenshots");

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".mp4": "video/mp4",
  ".woff2": "font/woff2",
};

export interface BoardPage {
  readonly page: Page;
  readonly media: TestAssets;
  readonly origin: string;
  /** Errors and refusals the page has seen; a test expects none. */
  readonly failures: string[];
  /** An empty board of this size. */
  fresh(size: BoardSize): Promise<void>;
  show(scene: Scene): Promise<void>;
  messages(): Promise<Preview["messages"]>;
  /** Waits until the board has reported something like this, and returns it. */
  reported(fields: Partial<RendererMessage> & { readonly type: string }): Promise<RendererMessage>;
  close(): Promise<void>;
}

/** Files, with ranges; of a name that holds `stalling` one half arrives and then nothing more. */
async function serve(folders: Readonly<Record<string, string>>, stalling: string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? "/", "http://board");
      const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(start)) ?? [];
      const path = join(folder ?? "", pathname.slice(prefix?.length ?? 0));
      const found = await stat(path).catch(() => null);
      if (!found?.isFile()) return response.writeHead(404).end();
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
      const start = range === null ? 0 : Number(range[1]);
      const end = range?.[2] ? Number(range[2]) : found.size - 1;
      response.writeHead(range === null ? 200 : 206, {
        "content-type": types[extname(path)] ?? "application/octet-stream",
        "accept-ranges": "bytes",
        "cache-control": "no-store",
        "content-length": end - start + 1,
        ...(range === null ? {} : { "content-range": `bytes ${start}-${end}/${found.size}` }),
      });
      const isStalling = path.includes(stalling);
      const halfEnd = Math.floor(found.size / 2);
      if (isStalling && start > halfEnd) return;
      const stream = createReadStream(path, { start, end: isStalling ? halfEnd : end });
      stream.pipe(response, { end: !isStalling });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** The page is built as boards get it, only with the preview's door. */
async function buildPreview(outDir: string): Promise<void> {
  await build({
    ...settings,
    configFile: false,
    root: join(repository, "renderer"),
    build: {
      ...settings.build,
      outDir,
      minify: false,
      rolldownOptions: { input: join(repository, "renderer/preview.html") },
    },
  });
}

export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--force-device-scale-factor=1",
];

export async function openBoard(): Promise<BoardPage> {
  const folder = await mkdtemp(join(tmpdir(), "bangtin-board-"));
  const app = join(folder, "app");
  await buildPreview(app);
  const media = await makeAssets(join(folder, "media"));
  const server = await serve({ "/media/": media.folder, "/": app }, media.stalling.hash);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: chromiumArguments });
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  page.on("console", (message) => {
    const isMissingAsset = message.text().includes("404");
    if (message.type() === "error" && !isMissingAsset) failures.push(message.text());
  });
  return {
    page,
    media,
    origin,
    failures,
    async fresh({ widthPx, heightPx }) {
      await page.setViewportSize({ width: widthPx, height: heightPx });
      await page.goto(`${origin}/preview.html?assets=/media/`);
      await page.waitForFunction(() => "preview" in window);
    },
    show: (scene) => page.evaluate((given) => window.preview.show(given), scene),
    messages: () => page.evaluate(() => window.preview.messages),
    async reported(fields) {
      const found = await page.waitForFunction(
        (wanted) =>
          window.preview.messages.find((message) =>
            Object.entries(wanted).every(([name, value]) => Reflect.get(message, name) === value),
          ),
        fields,
        { timeout: 20_000 },
      );
      return (await found.jsonValue()) as RendererMessage;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
