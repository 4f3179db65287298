/** Files are old or new, never torn, whatever happens to the writer. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  assetPath,
  hashFile,
  readTextIfExists,
  sha256Hex,
  syncFolder,
  writeFileAtomic,
  writeFileReplace,
} from "../../platform/files.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bangtin-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("names by hash", () => {
  test("text and file of the same bytes have the same hash, and it says where they lie", async () => {
    const path = join(await temporaryFolder(), "a");
    await writeFile(path, "abc");
    const known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256Hex("abc")).toBe(known);
    expect(sha256Hex(new TextEncoder().encode("abc"))).toBe(known);
    expect(await hashFile(path)).toBe(known);
    expect(assetPath("store", known)).toBe(join("store", "ba", known));
    await expect(hashFile(`${path}-not`)).rejects.toThrow("ENOENT");
  });
});

describe("readTextIfExists", () => {
  test("a missing file is null, any other trouble is an error", async () => {
    const folder = await temporaryFolder();
    expect(await readTextIfExists(join(folder, "none"))).toBe(null);
    await expect(readTextIfExists(folder)).rejects.toThrow("EISDIR");
  });
});

describe.each([
  ["writeFileAtomic", writeFileAtomic],
  ["writeFileReplace", writeFileReplace],
])("%s", (_name, write) => {
  test("writes, replaces and leaves no temporary file", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "status.json");
    await write(path, "one");
    await write(path, new TextEncoder().encode("two"));
    expect(await readFile(path, "utf8")).toBe("two");
    expect(await readdir(folder)).toEqual(["status.json"]);
  });

  test("a failed write leaves the old file and no temporary one", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "in-the-way");
    await mkdir(join(path, "full"), { recursive: true });
    await expect(write(path, "new")).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["in-the-way"]);
  });

  test("many writers at once leave one whole document", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "slot.json");
    const documents = Array.from({ length: 20 }, (_, n) => JSON.stringify({ n, filler: "x".repeat(5_000) }));
    await Promise.all(documents.map((document) => write(path, document)));
    expect(documents).toContain(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual(["slot.json"]);
  });
});

describe("writeFileAtomic", () => {
  test("makes the folder and keeps the mode it is given", async () => {
    const path = join(await temporaryFolder(), "a", "b", "key.json");
    await writeFileAtomic(path, "secret", { mode: 0o600 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test("a folder that cannot be made durable is an error, not a shrug", async () => {
    await expect(syncFolder(join(await temporaryFolder(), "none"))).rejects.toThrow("ENOENT");
  });

  test("a writer killed at any moment leaves a whole document", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "slot.json");
    const module = new URL("../../platform/files.ts", import.meta.url).href;
    const script = `
      const { writeFileAtomic } = await import(${JSON.stringify(module)});
      for (let n = 1; ; n += 1) {
        await writeFileAtomic(${JSON.stringify(path)}, JSON.stringify({ n, filler: "x".repeat(200_000) }));
        process.stdout.write(n + "\\n");
      }`;
    for (let round = 0; round < 5; round += 1) {
      const writer = spawn(process.execPath, ["--input-type=module", "-e", script]);
      let acknowledged = 0;
      writer.stdout.on("data", (data: Buffer) => {
        acknowledged = Number(data.toString().trim().split("\n").at(-1));
        if (acknowledged >= 3 + round) writer.kill("SIGKILL");
      });
      await once(writer, "close");
      expect(acknowledged).toBeGreaterThan(0);
      const { n } = JSON.parse(await readFile(path, "utf8")) as { n: number };
      expect(n).toBeGreaterThanOrEqual(acknowledged);
    }
  });
});
