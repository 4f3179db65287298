import { rmSync, writeFileSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { probePicture } from "../../engine/content/probe-picture.ts";
import { probeVideo } from "../../engine/content/probe-video.ts";
import { makeFolder } from "./board-under-test.ts";

let folder: string;

beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const canvas = () => sharp({ create: { width: 321, height: 123, channels: 3, background: "#336699" } });

async function probe(content: Uint8Array) {
  const path = join(folder, "file");
  writeFileSync(path, content);
  const file = await open(path, "r");
  try {
    return await probeVideo(file, (await stat(path)).size);
  } finally {
    await file.close();
  }
}

test.each([
  ["image/png", () => canvas().png().toBuffer()],
  ["image/jpeg", () => canvas().jpeg().toBuffer()],
  ["image/webp", () => canvas().webp().toBuffer()],
  ["image/webp", () => canvas().webp({ lossless: true }).toBuffer()],
  ["image/avif", () => canvas().avif().toBuffer()],
] as const)("%s is known by its bytes, with its size", async (mime, make) => {
  expect(probePicture(await make())).toEqual({ mime, widthPx: 321, heightPx: 123 });
});

function box(type: string, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

test("an MP4 tells size and length, also with its index at the end", async () => {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1_000, 12);
  mvhd.writeUInt32BE(7_500, 16);
  const tkhd = Buffer.alloc(84);
  tkhd.writeUInt16BE(640, 76);
  tkhd.writeUInt16BE(360, 80);
  const moov = box("moov", box("mvhd", mvhd), box("trak", box("tkhd", tkhd)));
  const film = Buffer.concat([box("ftyp", Buffer.from("isom")), box("mdat", Buffer.alloc(5_000)), moov]);
  expect(await probe(film)).toEqual({ mime: "video/mp4", widthPx: 640, heightPx: 360, durationMs: 7_500 });
});

function element(id: number[], body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(id), Buffer.from([0x40 | (body.length >> 8), body.length & 0xff]), body]);
}

test("a WebM tells size and length, also when its segment has no known end", async () => {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(4_200);
  const scale = element([0x2a, 0xd7, 0xb1], Buffer.from([0x0f, 0x42, 0x40]));
  const info = element([0x15, 0x49, 0xa9, 0x66], Buffer.concat([scale, element([0x44, 0x89], duration)]));
  const size = [element([0xb0], Buffer.from([0x02, 0x80])), element([0xba], Buffer.from([0x01, 0x68]))];
  const video = element([0xe0], Buffer.concat(size));
  const tracks = element([0x16, 0x54, 0xae, 0x6b], element([0xae], video));
  const unknownSize = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  const film = Buffer.concat([element([0x1a, 0x45, 0xdf, 0xa3], Buffer.alloc(4)), unknownSize, info, tracks]);
  expect(await probe(film)).toEqual({ mime: "video/webm", widthPx: 640, heightPx: 360, durationMs: 4_200 });
});

test("no bytes whatever make a probe fail otherwise than by finding nothing", async () => {
  const starts = ["", "\u0089PNG", "RIFF0000WEBPVP8X", "0000ftypavif", "0000ftypisom"].map((start) =>
    Buffer.from(start, "latin1"),
  );
  const film = fc.tuple(fc.constantFrom(...starts, Buffer.from([0x1a, 0x45, 0xdf, 0xa3])), fc.uint8Array());
  await fc.assert(
    fc.asyncProperty(film, async ([start, rest]) => {
      const content = Buffer.concat([start, rest]);
      probePicture(content);
      await probe(content);
    }),
    { numRuns: 300 },
  );
});
