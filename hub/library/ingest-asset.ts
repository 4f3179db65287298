/**
 * Takes one file in: what it really is, made fit for boards, stored under the SHA-256 of what boards will
 * get.
 */
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Asset, assetBytesMax } from "../../contract/asset.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { assetPath, hashFile, syncFolder, temporaryPath } from "../../platform/files.ts";
import { nameFormat } from "./name-format.ts";
import { writeImage } from "./probe-image.ts";
import { probeVideo } from "./probe-video.ts";

type Facts = Omit<Asset, "hash" | "sizeBytes">;

/** Writes the board's form of `file` to `target`. */
async function makeRendition(file: string, target: string): Promise<Result<Facts>> {
  const video = await probeVideo(file);
  if (video?.ok === true) {
    await copyFile(file, target);
    return video;
  }
  const image = await writeImage(file, target);
  if (image.ok) return ok({ ...image.value, mime: "image/webp", durationMs: null });
  if (image.problems[0].code !== "media_unsupported") return image;
  const name = await nameFormat(file);
  if (name !== null) return failed(problem("media_unsupported", "", name));
  return video ?? image;
}

/** Durable under its name before anybody hears of it. */
async function store(rendition: string, folder: string, hash: string): Promise<void> {
  const path = assetPath(folder, hash);
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(rendition, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(rendition, path);
  await syncFolder(dirname(path));
}

/** `folder`: the assets folder, which also takes the temporary file. The file itself is left alone. */
export async function ingestAsset(file: string, folder: string): Promise<Result<Asset>> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) return failed(problem("file_missing"));
  if (facts.size === 0) return failed(problem("media_broken"));
  if (facts.size > assetBytesMax) return failed(problem("media_too_big"));
  await mkdir(folder, { recursive: true });
  const rendition = temporaryPath(join(folder, "incoming"));
  try {
    const made = await makeRendition(file, rendition);
    if (!made.ok) return made;
    const hash = await hashFile(rendition);
    const { size } = await stat(rendition);
    await store(rendition, folder, hash);
    return ok(Asset.parse({ ...made.value, hash, sizeBytes: size }));
  } finally {
    await rm(rendition, { force: true });
  }
}
