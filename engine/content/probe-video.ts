/** Recognises MP4 and WebM and reads size and length from their headers, without decoding anything. */
import type { FileHandle } from "node:fs/promises";

export interface VideoFacts {
  readonly mime: "video/mp4" | "video/webm";
  readonly widthPx: number;
  readonly heightPx: number;
  /** `null`: the header does not say. */
  readonly durationMs: number | null;
}

/** Largest header read into memory, in bytes. */
const headerBytesMax = 16_777_216;
const webmHeadBytes = 524_288;

async function readAt(file: FileHandle, at: number, sizeBytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(sizeBytes), 0, sizeBytes, at);
  return buffer.subarray(0, bytesRead);
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

function boxesIn(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const sizeBytes = bytes.readUInt32BE(at);
    if (sizeBytes < 8) break;
    boxes.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      body: bytes.subarray(at + 8, Math.min(at + sizeBytes, bytes.length)),
    });
    at += sizeBytes;
  }
  return boxes;
}

/** The `moov` box, wherever in the file it stands. */
async function readMoov(file: FileHandle, fileBytes: number): Promise<Buffer | null> {
  let at = 0;
  while (at + 8 <= fileBytes) {
    const head = await readAt(file, at, 16);
    if (head.length < 8) return null;
    const short = head.readUInt32BE(0);
    const isLong = short === 1 && head.length === 16;
    const boxBytes = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? fileBytes - at : short;
    if (boxBytes < 8) return null;
    if (head.toString("latin1", 4, 8) === "moov") {
      const startByte = at + (isLong ? 16 : 8);
      const bodyBytes = at + boxBytes - startByte;
      return bodyBytes > headerBytesMax ? null : readAt(file, startByte, bodyBytes);
    }
    at += boxBytes;
  }
  return null;
}

function mp4DurationMs(mvhd: Buffer): number | null {
  const isLong = mvhd[0] === 1;
  if (mvhd.length < (isLong ? 32 : 20)) return null;
  const scale = mvhd.readUInt32BE(isLong ? 20 : 12);
  const length = isLong ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16);
  return scale > 0 && length > 0 ? Math.round((length / scale) * 1_000) : null;
}

/** Width and height stand as 16.16 numbers at the end of every track header. */
function trackSize(tkhd: Buffer): { widthPx: number; heightPx: number } {
  if (tkhd.length < 8) return { widthPx: 0, heightPx: 0 };
  return { widthPx: tkhd.readUInt16BE(tkhd.length - 8), heightPx: tkhd.readUInt16BE(tkhd.length - 4) };
}

async function probeMp4(file: FileHandle, fileBytes: number): Promise<VideoFacts | null> {
  const moov = await readMoov(file, fileBytes);
  if (moov === null) return null;
  const boxes = boxesIn(moov);
  const mvhd = boxes.find(({ type }) => type === "mvhd");
  const sizes = boxes
    .filter(({ type }) => type === "trak")
    .flatMap(({ body }) => boxesIn(body).filter(({ type }) => type === "tkhd"))
    .map(({ body }) => trackSize(body));
  const size = sizes.find(({ widthPx, heightPx }) => widthPx > 0 && heightPx > 0);
  if (mvhd === undefined || size === undefined) return null;
  return { mime: "video/mp4", ...size, durationMs: mp4DurationMs(mvhd.body) };
}

interface Element {
  readonly id: number;
  readonly body: Buffer;
}

/** An EBML number: its length is told by the leading zero bits of its first byte. */
function ebmlNumber(bytes: Buffer, at: number, keepsMarker: boolean) {
  const first = bytes[at] ?? 0;
  const lengthBytes = Math.clz32(first) - 23;
  if (first === 0 || lengthBytes > 8 || at + lengthBytes > bytes.length) return null;
  let value = keepsMarker ? first : first & (0xff >> lengthBytes);
  let isUnknown = (first | (0xff << (8 - lengthBytes))) === 0xff || value === 0xff >> lengthBytes;
  for (const byte of bytes.subarray(at + 1, at + lengthBytes)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, lengthBytes, isUnknown };
}

function elementsIn(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at < bytes.length) {
    const id = ebmlNumber(bytes, at, true);
    const size = id && ebmlNumber(bytes, at + id.lengthBytes, false);
    if (!id || !size) break;
    const start = at + id.lengthBytes + size.lengthBytes;
    const end = size.isUnknown ? bytes.length : Math.min(bytes.length, start + size.value);
    elements.push({ id: id.value, body: bytes.subarray(start, end) });
    at = end;
  }
  return elements;
}

const webm = { segment: 0x18538067, info: 0x1549a966, scale: 0x2ad7b1, duration: 0x4489, tracks: 0x1654ae6b };
const webmTrack = { entry: 0xae, video: 0xe0, width: 0xb0, height: 0xba };

function child(bytes: Buffer | undefined, id: number): Buffer | undefined {
  return bytes && elementsIn(bytes).find((element) => element.id === id)?.body;
}

function unsigned(bytes: Buffer | undefined): number {
  return bytes && bytes.length > 0 && bytes.length <= 6 ? bytes.readUIntBE(0, bytes.length) : 0;
}

function float(bytes: Buffer | undefined): number {
  if (bytes?.length === 4) return bytes.readFloatBE(0);
  return bytes?.length === 8 ? bytes.readDoubleBE(0) : 0;
}

function probeWebm(head: Buffer): VideoFacts | null {
  const segment = child(head, webm.segment);
  const info = child(segment, webm.info);
  const tracks = child(segment, webm.tracks);
  const videos = (tracks ? elementsIn(tracks) : [])
    .filter(({ id }) => id === webmTrack.entry)
    .flatMap(({ body }) => child(body, webmTrack.video) ?? []);
  const [video] = videos;
  const widthPx = unsigned(child(video, webmTrack.width));
  const heightPx = unsigned(child(video, webmTrack.height));
  if (widthPx === 0 || heightPx === 0) return null;
  const scaleNs = unsigned(child(info, webm.scale)) || 1_000_000;
  const durationMs = Math.round((float(child(info, webm.duration)) * scaleNs) / 1_000_000);
  return { mime: "video/webm", widthPx, heightPx, durationMs: durationMs > 0 ? durationMs : null };
}

export async function probeVideo(file: FileHandle, fileBytes: number): Promise<VideoFacts | null> {
  const head = await readAt(file, 0, 12);
  if (head.length < 12) return null;
  if (head.toString("latin1", 4, 8) === "ftyp") return probeMp4(file, fileBytes);
  if (head.readUInt32BE(0) !== 0x1a45dfa3) return null;
  return probeWebm(await readAt(file, 0, Math.min(fileBytes, webmHeadBytes)));
}
