/**
 * Recognises a picture by its first bytes and reads its size from the header; names of files prove nothing.
 */
import type { AssetMime } from "../../contract/asset.ts";

export interface PictureFacts {
  readonly mime: AssetMime;
  readonly widthPx: number;
  readonly heightPx: number;
}

type Size = Omit<PictureFacts, "mime">;

function ascii(head: Buffer, at: number, length: number): string {
  return head.toString("latin1", at, at + length);
}

function pngSize(head: Buffer): Size | null {
  if (head.length < 24 || ascii(head, 1, 3) !== "PNG" || head[0] !== 0x89) return null;
  return { widthPx: head.readUInt32BE(16), heightPx: head.readUInt32BE(20) };
}

/** Start-of-frame markers hold the size; DHT, JPG and DAC share their number range. */
function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function jpegSize(head: Buffer): Size | null {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (isFrameMarker(marker)) {
      return { heightPx: head.readUInt16BE(at + 5), widthPx: head.readUInt16BE(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(head: Buffer): Size | null {
  if (head.length < 30 || ascii(head, 0, 4) !== "RIFF" || ascii(head, 8, 4) !== "WEBP") return null;
  switch (ascii(head, 12, 4)) {
    case "VP8 ":
      return { widthPx: head.readUInt16LE(26) & 0x3fff, heightPx: head.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = head.readUInt32LE(21);
      return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { widthPx: head.readUIntLE(24, 3) + 1, heightPx: head.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}

function avifSize(head: Buffer): Size | null {
  const brand = ascii(head, 8, 4);
  if (ascii(head, 4, 4) !== "ftyp" || (brand !== "avif" && brand !== "avis")) return null;
  const at = head.indexOf("ispe", 0, "latin1");
  if (at < 0 || at + 16 > head.length) return null;
  return { widthPx: head.readUInt32BE(at + 8), heightPx: head.readUInt32BE(at + 12) };
}

const readers: readonly (readonly [AssetMime, (head: Buffer) => Size | null])[] = [
  ["image/png", pngSize],
  ["image/jpeg", jpegSize],
  ["image/webp", webpSize],
  ["image/avif", avifSize],
];

/** `head`: the first part of the file, enough to hold the header. */
export function probePicture(head: Buffer): PictureFacts | null {
  for (const [mime, read] of readers) {
    const size = read(head);
    if (size !== null) return { mime, ...size };
  }
  return null;
}
