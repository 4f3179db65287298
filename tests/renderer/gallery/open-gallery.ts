/** Opens the gallery in a real Chromium, served from source, and takes pictures of it at 1:1. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright";
import type { Page } from "playwright";
import { createServer } from "vite";

const repository = join(import.meta.dirname, "../../..");
export const picturesFolder = join(repository, "build/screenshots/gallery");

export interface GalleryEntry {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Gallery {
  readonly page: Page;
  readonly entries: readonly GalleryEntry[];
  /** Shows one case and returns its picture, which is also kept as an artefact. */
  picture(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

const chromiumArguments = [
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

export async function openGallery(): Promise<Gallery> {
  const server = await createServer({
    root: repository,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ["lit"] },
    cacheDir: join(repository, "build/vite-gallery"),
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: chromiumArguments });
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  const origin = server.resolvedUrls?.local[0] ?? "";
  await page.goto(`${origin}tests/renderer/gallery/index.html`);
  await page.waitForFunction(() => "galleryCases" in window);
  const entries = await page.evaluate(() => window.galleryCases);
  await mkdir(picturesFolder, { recursive: true });
  return {
    page,
    entries,
    async picture(name) {
      const entry = entries.find((each) => each.name === name);
      if (entry === undefined) throw new Error(`no gallery case ${name}`);
      await page.setViewportSize({ width: entry.widthPx, height: entry.heightPx });
      await page.evaluate((wanted) => window.showCase(wanted), name);
      if (failures.length > 0) throw new Error(failures.join("\n"));
      const picture = await page.screenshot({ animations: "disabled" });
      await writeFile(join(picturesFolder, `${name}.png`), picture);
      return picture;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
