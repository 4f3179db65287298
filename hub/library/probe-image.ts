/**
 * Makes an uploaded picture fit for boards. The truth about a file is what decodes: whatever else hides in
 * it (metadata, an archive behind the pixels, a script) is gone once the pixels are written anew as WebP.
 */
import { open } from "node:fs/promises";
import sharp from "sharp";
import type { Problem, Result } from "../../contract/result.ts";
import { failed, ok } from "../../contract/result.ts";
import { problem } from "../../contract/problem.ts";

/** Longest side of what is stored; more than any board shows. */
export const sidePxMax = 3_840;
const inputPixelsMax = 50e6;
const webpQuality = 90;
/** Paper, for pictures that let something shine through. */
const background = "#ffffff";

/** Decoders that may run at all; SVG, PDF and ImageMagick are not among them. */
const decoders = ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"];
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: decoders.map((name) => `VipsForeignLoad${name}`) });
sharp.concurrency(1);
sharp.cache(false);

export interface ImageFacts {
  readonly widthPx: number;
  readonly heightPx: number;
}

function refusal(error: unknown): Problem {
  const message = error instanceof Error ? error.message : "";
  if (/exceeds pixel limit/.test(message)) return problem("media_too_big", "", message);
  const isStrange = /unsupported image format|operation is blocked|Unsupported codec|bad seek/i.test(message);
  return problem(isStrange ? "media_unsupported" : "media_broken", "", message.split("\n")[0] ?? "");
}

/** A GIF names the canvas of its frames in its first ten bytes; libvips looks at the frames alone. */
async function hasHugeCanvas(source: string): Promise<boolean> {
  const handle = await open(source);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(10), 0, 10, 0);
    const isGif = bytesRead === 10 && buffer.toString("latin1", 0, 4) === "GIF8";
    return isGif && buffer.readUInt16LE(6) * buffer.readUInt16LE(8) > inputPixelsMax;
  } finally {
    await handle.close();
  }
}

/** Writes the picture upright, at most `sidePxMax` a side, without metadata, to `target`. */
export async function writeImage(source: string, target: string): Promise<Result<ImageFacts>> {
  if (await hasHugeCanvas(source)) return failed(problem("media_too_big"));
  try {
    const { width, height } = await sharp(source, { limitInputPixels: inputPixelsMax, failOn: "error" })
      .autoOrient()
      .resize({ width: sidePxMax, height: sidePxMax, fit: "inside", withoutEnlargement: true })
      .flatten({ background })
      .webp({ quality: webpQuality, smartSubsample: true })
      .toFile(target);
    return ok({ widthPx: width, heightPx: height });
  } catch (error) {
    return failed(refusal(error));
  }
}
