/**
 * Every title's tones are readable from where people stand. The title card is drawn on a 55 inch board (0.63 mm a pixel),
 * shrunk until one pixel is one minute of arc at the viewing distance, which is what a healthy eye still resolves, and
 * read by a Vietnamese OCR. OCR on so few pixels is a stricter reader than a pupil.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gallery, openGallery, picturesFolder } from "./gallery/open-gallery.ts";

const run = promisify(execFile);
const tesseract = "/usr/bin/tesseract";
const hasVietnamese =
  existsSync(tesseract) && existsSync("/usr/share/tesseract-ocr/5/tessdata/vie.traineddata");

const pixelMm = 0.63;
const minuteOfArc = Math.PI / 180 / 60;

/** What is enlarged again for the OCR carries no more than what was left after shrinking. */
const ocrEnlargement = 4;

interface Title {
  readonly name: string;
  readonly text: string;
}

let gallery: Gallery;
let titles: readonly Title[] = [];
beforeAll(async () => {
  gallery = await openGallery();
  titles = await gallery.page.evaluate(() => window.scamTitles);
});
afterAll(async () => {
  await gallery.close();
});

async function seenFrom(name: string, distanceM: number): Promise<Buffer> {
  const picture = await gallery.picture(name);
  const box = await gallery.page.evaluate(() => {
    const title = document.querySelector("sign-notice-item")?.shadowRoot?.querySelector("h1");
    const { left, top, width, height } = (title ?? document.body).getBoundingClientRect();
    return { left, top, width, height };
  });
  const padPx = 30;
  const cut = {
    left: Math.max(0, Math.floor(box.left - padPx)),
    top: Math.max(0, Math.floor(box.top)),
    width: Math.min(1920 - Math.floor(box.left - padPx), Math.ceil(box.width + 2 * padPx)),
    height: Math.ceil(box.height),
  };
  const scale = pixelMm / 1000 / (distanceM * minuteOfArc);
  const widthPx = Math.round(cut.width * scale);
  const shrunk = await sharp(picture)
    .extract(cut)
    .resize({ width: widthPx, kernel: "cubic" })
    .png()
    .toBuffer();
  return sharp(shrunk)
    .resize({ width: widthPx * ocrEnlargement, kernel: "cubic" })
    .greyscale()
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: "#fbf6ea" })
    .png()
    .toBuffer();
}

async function readText(picture: Buffer, name: string): Promise<string> {
  const folder = join(picturesFolder, "../legibility");
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.png`);
  await writeFile(file, picture);
  await run(tesseract, [file, join(folder, name), "-l", "vie", "--psm", "6"], {
    env: { OMP_THREAD_LIMIT: "1" },
  });
  return readFile(join(folder, `${name}.txt`), "utf8");
}

/** Letters with their tones; quotation marks and spaces are not what is tested. */
const letters = (text: string) =>
  text
    .normalize("NFC")
    .toLocaleLowerCase("vi")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_unused, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, candidate] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === candidate ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

test.skipIf(!hasVietnamese).each([
  { distanceM: 5, accuracy: 0.98 },
  { distanceM: 8, accuracy: 0.96 },
])(
  "seen from $distanceM m, $accuracy of the letters of all titles are read with their tones",
  async ({ distanceM, accuracy }) => {
    let wrong = 0;
    let all = 0;
    const misread: string[] = [];
    for (const { name, text } of titles) {
      const read = letters(await readText(await seenFrom(name, distanceM), `${name}-${distanceM}m`));
      const errors = distance(letters(text), read);
      if (errors > 0) misread.push(`${text} -> ${read} (${errors})`);
      wrong += errors;
      all += letters(text).length;
    }
    expect(titles.length).toBeGreaterThanOrEqual(30);
    const share = 1 - wrong / all;
    expect(share, misread.join("\n")).toBeGreaterThanOrEqual(accuracy);
  },
  300_000,
);
