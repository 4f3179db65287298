/**
 * Scenes of one picture or one video, made on the spot, with their bytes in the store where a shell looks
 * for them.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AssetMime } from "../../../contract/asset.ts";
import { Scene } from "../../../contract/scene.ts";
import { assetPath, sha256Hex } from "../../../platform/files.ts";

export interface TestAsset {
  readonly hash: string;
  readonly mime: AssetMime;
  readonly sizeBytes: number;
  readonly durationMs: number | null;
}

const size = { widthPx: 320, heightPx: 180 } as const;

function render(blobs: string, extension: string, mime: AssetMime, args: readonly string[]): TestAsset {
  const temporary = join(tmpdir(), `bangtin-asset-${process.pid}.${extension}`);
  execFileSync("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", ...args, temporary], { timeout: 60_000 });
  const bytes = readFileSync(temporary);
  rmSync(temporary);
  const hash = sha256Hex(bytes);
  const path = assetPath(blobs, hash);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { hash, mime, sizeBytes: bytes.byteLength, durationMs: mime.startsWith("video") ? 20_000 : null };
}

/** A picture of one colour, `red` or `0x0088ff`. */
export function colourPicture(blobs: string, colour: string): TestAsset {
  const source = `color=c=${colour}:s=${size.widthPx}x${size.heightPx}`;
  return render(blobs, "png", "image/png", ["-f", "lavfi", "-i", source, "-frames:v", "1"]);
}

/**
 * Twenty seconds: its second half is green, its first half red; few key frames, so that a seek must ask for
 * a range.
 */
export function twoColourVideo(blobs: string): TestAsset {
  const half = (colour: string) => ["-f", "lavfi", "-t", "10", "-i", `color=c=${colour}:s=320x180:r=25`];
  const noise = "[0][1]concat=n=2:v=1,noise=alls=20:allf=t";
  const encoding = [
    "-c:v",
    "libvpx-vp9",
    "-deadline",
    "realtime",
    "-cpu-used",
    "8",
    "-b:v",
    "1M",
    "-g",
    "50",
  ];
  return render(blobs, "webm", "video/webm", [
    ...half("red"),
    ...half("green"),
    "-filter_complex",
    noise,
    ...encoding,
  ]);
}

export function sceneOf(id: string, asset: TestAsset, glass = { widthPx: 1_280, heightPx: 720 }): Scene {
  const kind = asset.durationMs === null ? "image" : "video";
  const durationMs = asset.durationMs ?? 600_000;
  const startMs = Date.now();
  return Scene.parse({
    v: 1,
    seq: 0,
    nowMs: startMs,
    timeZone: "Asia/Ho_Chi_Minh",
    locale: "vi",
    size: glass,
    readingRate: 3,
    motion: false,
    showClock: false,
    stale: false,
    item: {
      key: `${id}@${startMs}`,
      item: { id, kind, title: id, asset: asset.hash, fit: "cover", durationMs },
      campaign: null,
      source: { name: "Trường THCS Thử Nghiệm", shortName: "THCS Thử Nghiệm" },
      startMs,
      endMs: startMs + 600_000,
      cards: [{ card: "whole", index: 0, durationMs }],
    },
    next: null,
    tickers: [],
    takeover: null,
    pairing: null,
    assets: { [asset.hash]: { ...asset, ...size } },
  });
}
