/** Uploads: what boards can show comes in under the hash of what they will get; the rest is refused. */
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Asset } from "../../contract/asset.ts";
import { ingestAsset } from "../../hub/library/ingest-asset.ts";
import { assetPath, sha256Hex } from "../../platform/files.ts";
import { type HubWorld, startHub } from "./hub-world.ts";
import { commune, otherCommune, putUnits } from "./sample-content.ts";
import { smallPicture } from "./small-picture.ts";

let world: HubWorld;
let token: string;

beforeAll(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
});
afterAll(() => world.stop());

const upload = (body: Uint8Array | string, unit: string = commune.id) =>
  world.call("uploadAsset", { params: { unit }, body }, token);
const stored = (hash: string): Promise<Buffer> => readFile(assetPath(join(world.folder, "assets"), hash));
const quarantined = (): Promise<string[]> => readdir(join(world.folder, "quarantine"));

describe("an upload", () => {
  test("is stored as upright WebP under the hash of its bytes; nothing is left in quarantine", async () => {
    const answer = await upload(await smallPicture());
    expect(answer.status).toBe(200);
    const asset = answer.json as unknown as Asset;
    expect(asset).toMatchObject({ mime: "image/webp", widthPx: 320, heightPx: 200, durationMs: null });
    const bytes = await stored(asset.hash);
    expect([sha256Hex(bytes), bytes.byteLength]).toEqual([asset.hash, asset.sizeBytes]);
    expect((await sharp(bytes).metadata()).format).toBe("webp");
    expect(await quarantined()).toEqual([]);
  });

  test("of the same file again is recognised, also by another unit", async () => {
    const body = await smallPicture("#004d40");
    const first = await upload(body);
    const again = await Promise.all([upload(body), upload(body, otherCommune.id)]);
    expect(again.map(({ text }) => text)).toEqual([first.text, first.text]);
  });

  test("larger than any board is made to fit 3840 pixels", async () => {
    const wide = sharp({ create: { width: 5_000, height: 1_000, channels: 3, background: "#222" } });
    const answer = await upload(await wide.jpeg().toBuffer());
    expect(answer.json).toMatchObject({ widthPx: 3_840, heightPx: 768 });
  });

  test("of many megabytes is streamed, not measured by the limit for JSON", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const create = { width: 1_600, height: 1_600, channels: 3, noise, background: "#000" } as const;
    const body = await sharp({ create }).png({ compressionLevel: 0 }).toBuffer();
    expect(body.byteLength).toBeGreaterThan(6_000_000);
    expect((await upload(body)).json).toMatchObject({ widthPx: 1_600, heightPx: 1_600 });
  });

  test("loses its metadata and whatever hung behind its pixels", async () => {
    const exif = { IFD0: { Artist: "Một Người" }, IFD3: { GPSLatitude: "21/1 1/1 0/1" } };
    const photo = await sharp(await smallPicture("#1a237e"))
      .jpeg()
      .withExif(exif)
      .toBuffer();
    const tail = Buffer.from("PK\u0003\u0004<script>alert(1)</script>");
    const asset = (await upload(Buffer.concat([photo, tail]))).json as unknown as Asset;
    const bytes = await stored(asset.hash);
    expect(bytes.includes("script") || bytes.includes("Người")).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  test("that is no picture and no video is refused by name", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    for (const [body, code, status] of [
      [svg, "media_unsupported", 415],
      ["GIF89a/*<script>*/=1;alert(1)", "media_too_big", 413],
      ["GIF89a\u0001\u0000\u0001\u0000;alert(1)", "media_broken", 422],
      ["%PDF-1.7\n", "media_unsupported", 415],
      ["", "media_broken", 422],
    ] as const) {
      const answer = await upload(body);
      expect([body.slice(0, 9), answer.json.problems?.[0]?.code, answer.status]).toEqual([
        body.slice(0, 9),
        code,
        status,
      ]);
    }
    expect(await quarantined()).toEqual([]);
  });

  test("cut off half-way leaves nothing behind, not even after a crash of the hub", async () => {
    const leftover = join(world.folder, "quarantine", "half");
    await mkdir(join(world.folder, "quarantine"), { recursive: true });
    await writeFile(leftover, "half a picture");
    world = await world.restart();
    expect(existsSync(leftover)).toBe(false);
  });

  test("for a unit that is not there is refused before a byte is kept", async () => {
    expect((await upload(await smallPicture(), "khong-co")).status).toBe(404);
  });
});

const fixtures = resolve(process.env["BANGTIN_FIXTURES"] ?? "../shared/fixtures");
const hasFixtures = existsSync(join(fixtures, "images"));

interface Expected {
  readonly path: string;
  readonly expected: string;
}

async function expectations(kind: string): Promise<Expected[]> {
  const rows = (await readFile(join(fixtures, kind, "index.tsv"), "utf8")).trim().split("\n").slice(1);
  return rows.map((row) => {
    const [file = "", , , expected = ""] = row.split("\t");
    return { path: join(fixtures, kind, file), expected };
  });
}

/** Our choice where there is one: vectors, AVIF sequences, Matroska and QuickTime are refused. */
const refusedByChoice = /^(circle|svg-.*)\.svg$|\.heif$|^mp4parse_loop_forever|\.mkv$|\.mov$/;

describe.skipIf(!hasFixtures)(
  `real files (${hasFixtures ? fixtures : "the fixtures folder is missing"})`,
  () => {
    test("every picture and video is taken or refused as its list says", { timeout: 60_000 }, async () => {
      const all = [...(await expectations("images")), ...(await expectations("video"))];
      const wrong: string[] = [];
      for (const { path, expected } of all) {
        const taken = await ingestAsset(path, join(world.folder, "taken"));
        const code = taken.ok ? "taken" : taken.problems[0].code;
        const name = basename(path);
        const mayAccept = expected.startsWith("accept") || /or accept|or downscale/.test(expected);
        const mayRefuse = /reject/.test(expected) || refusedByChoice.test(name);
        const isFine = taken.ok ? mayAccept : mayRefuse && code.startsWith("media_");
        if (!isFine) wrong.push(`${name}: ${code} (${expected})`);
      }
      expect(wrong).toEqual([]);
      expect(all.length).toBeGreaterThan(90);
    });

    test("what is refused is named, with what to do instead", async () => {
      const named = {
        "images/hopper.heif": "HEIC",
        "images/balloon.jpf": "JPEG 2000",
        "images/hopper.psd": "Photoshop",
        "images/circle.svg": "SVG",
        "images/test-ole-file.doc": "Office",
        "video/totem_really-flv.mp4": "FLV",
        "video/wmv2.wmv": "WMV",
        "video/hevc-main-noaudio.mp4": "hevc",
      };
      for (const [file, name] of Object.entries(named)) {
        const refused = await ingestAsset(join(fixtures, file), join(world.folder, "taken"));
        const words = refused.ok ? "" : refused.problems[0].vi;
        expect([file, words.includes(name)]).toEqual([file, true]);
      }
    });

    test("a photo turned by its camera is upright, once", async () => {
      for (const name of ["Landscape_1", "Landscape_3", "Landscape_5", "Landscape_7"]) {
        const answer = await upload(await readFile(join(fixtures, "images", `${name}.jpg`)));
        expect([name, answer.json]).toMatchObject([name, { widthPx: 600, heightPx: 450 }]);
      }
    });
  },
);
