/**
 * Small pictures and a film made for the tests: plain colours that a pixel can be told by, and a film that
 * counts.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { type Asset, type AssetMime, assetExtensions } from "../../../contract/asset.ts";
import { AssetHash } from "../../../contract/ids.ts";

const run = promisify(execFile);
const filmSeconds = 4;

export interface TestAssets {
  readonly folder: string;
  readonly red: Asset;
  readonly green: Asset;
  readonly blue: Asset;
  /** Yellow with a running counter. */
  readonly film: Asset;
  /** Named as a picture, but its bytes are none. */
  readonly broken: Asset;
  /** Named as a film, but cut off within its header. */
  readonly brokenFilm: Asset;
  /** A large film, of which the server sends one half and then nothing more. */
  readonly stalling: Asset;
  /** Never stored. */
  readonly missing: Asset;
}

async function store(folder: string, bytes: Buffer, mime: AssetMime, durationMs: number | null = null) {
  const hash = AssetHash.parse(createHash("sha256").update(bytes).digest("hex"));
  await writeFile(join(folder, `${hash}.${assetExtensions[mime]}`), bytes);
  return { hash, sizeBytes: bytes.length, mime, widthPx: 640, heightPx: 360, durationMs } satisfies Asset;
}

function plain(color: string): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 360, channels: 3, background: color } })
    .png()
    .toBuffer();
}

/** `effect` is drawn over the yellow ground. */
async function makeFilm(folder: string, effect: string): Promise<Buffer> {
  const path = join(folder, "film.mp4");
  const source = `color=c=0xffff00:s=640x360:r=25:d=${filmSeconds}`;
  await run("ffmpeg", [
    "-loglevel", "error", "-y", "-f", "lavfi", "-i", source, "-vf", effect, "-pix_fmt", "yuv420p",
    "-c:v", "libx264", "-movflags", "+faststart", path,
  ]); // biome-ignore format: an argument list reads better in rows
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
}

export async function makeAssets(folder: string): Promise<TestAssets> {
  await mkdir(folder, { recursive: true });
  const film = await makeFilm(folder, "drawbox=x='mod(t*100,600)':y=0:w=40:h=40:color=black:t=fill");
  // Noise makes it large: browsers read in blocks, and half of a small film is less than one block.
  const largeFilm = await makeFilm(folder, "noise=alls=60:allf=t");
  const [red, green, blue] = [await plain("#ff0000"), await plain("#00ff00"), await plain("#0000ff")];
  const broken = await store(folder, Buffer.from("this is no picture"), "image/png");
  return {
    folder,
    red: await store(folder, red, "image/png"),
    green: await store(folder, green, "image/png"),
    blue: await store(folder, blue, "image/png"),
    film: await store(folder, film, "video/mp4", filmSeconds * 1_000),
    broken,
    brokenFilm: await store(folder, film.subarray(0, 200), "video/mp4", 4_000),
    stalling: await store(folder, largeFilm, "video/mp4", 4_000),
    missing: { ...broken, hash: AssetHash.parse("0".repeat(64)) },
  };
}
