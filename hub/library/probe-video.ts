/**
 * Reads what a video really is from its container; boards get only what Electron and Chromium decode
 * everywhere.
 */
import { ALL_FORMATS, FilePathSource, Input } from "mediabunny";
import type { Asset } from "../../contract/asset.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";

const sidePxMax = 4_096;
/** A video longer than this is no signage. */
const durationMsMax = 3_600_000;

const codecsByMime: Readonly<Record<string, readonly string[]>> = {
  "video/mp4": ["avc"],
  "video/webm": ["vp8", "vp9"],
};

export type VideoFacts = Pick<Asset, "mime" | "widthPx" | "heightPx"> & { readonly durationMs: number };

function unsupported(detail: string): Result<VideoFacts> {
  return failed(problem("media_unsupported", "", detail));
}

async function readFacts(input: Input): Promise<Result<VideoFacts>> {
  const format = await input.getFormat();
  const mime = format.mimeType;
  const track = await input.getPrimaryVideoTrack();
  if (track === null) {
    // Without any track the index is missing: cut off on its way. With sound alone it is whole, but nothing
    // to see.
    const isEmpty = (await input.getTracks()).length === 0;
    return isEmpty ? failed(problem("media_broken")) : unsupported(`${format.name}: no video track`);
  }
  const codec = (await track.getCodec()) ?? "unknown";
  const allowed = codecsByMime[mime];
  if (allowed === undefined || !allowed.includes(codec)) return unsupported(`${format.name}, ${codec}`);
  const widthPx = Math.round(await track.getDisplayWidth());
  const heightPx = Math.round(await track.getDisplayHeight());
  if (Math.max(widthPx, heightPx) > sidePxMax) {
    return failed(problem("media_too_big", "", `${widthPx} x ${heightPx}`));
  }
  // From the packets, not from what the header claims.
  const durationMs = Math.round((await track.computeDuration()) * 1_000);
  const isWhole = widthPx > 0 && heightPx > 0 && durationMs > 0;
  if (!isWhole) return failed(problem("media_broken"));
  if (durationMs > durationMsMax) return failed(problem("media_too_big", "", `${durationMs} ms`));
  return ok({ mime: mime as VideoFacts["mime"], widthPx, heightPx, durationMs });
}

/** `null`: no container this reads, so it may be a picture. */
export async function probeVideo(path: string): Promise<Result<VideoFacts> | null> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    if (!(await input.canRead())) return null;
    return await readFacts(input);
  } catch (error) {
    return failed(problem("media_broken", "", error instanceof Error ? error.message : ""));
  } finally {
    input.dispose();
  }
}
