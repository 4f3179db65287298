/**
 * A small poster of its own making, as a PNG file: rings around a shield's place, in the colours of a calm
 * board.
 */
import { crc32, deflateSync } from "node:zlib";

const widthPx = 960;
const heightPx = 540;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.byteLength + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.byteLength + 4);
  return framed;
}

function colourAt(x: number, y: number): readonly [number, number, number] {
  const distance = Math.hypot(x - widthPx / 2, y - heightPx / 2);
  if (distance > 250) return [247, 241, 227];
  return Math.floor(distance / 50) % 2 === 0 ? [20, 83, 120] : [233, 196, 106];
}

/** Truecolour, eight bits, no filter: one zero byte before each row. */
export function makePicture(): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(heightPx * (1 + widthPx * 3));
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) rows.set(colourAt(x, y), y * (1 + widthPx * 3) + 1 + x * 3);
  }
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}
