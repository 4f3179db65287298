/** `bangtin ingest` through the script people run: the hub's facts about a file, or one error object. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CommandError, IngestOutput } from "../../contract/command-line.ts";
import { makePicture } from "../../demo/tour/make-picture.ts";

const script = join(import.meta.dirname, "../../cli/bangtin.sh");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-ingest-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ingest(name: string, bytes: Uint8Array | string) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const { status, stdout } = spawnSync(script, ["ingest", file], { encoding: "utf8", cwd: folder });
  return { status, said: JSON.parse(stdout) as unknown };
}

test("a picture becomes an asset with its size in pixels", () => {
  const { status, said } = ingest("picture.png", makePicture());
  expect(status).toBe(0);
  expect(IngestOutput.parse(said)).toMatchObject({ widthPx: 960, heightPx: 540, durationMs: null });
});

test("a text in a picture's clothes is refused with a code, in both languages", () => {
  const { status, said } = ingest("picture.png", "hello");
  expect(status).toBe(2);
  expect(CommandError.parse(said).error.code).toMatch(/^media_/);
});
