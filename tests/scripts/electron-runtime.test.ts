import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findElectronRuntime } from "../../scripts/electron-runtime.ts";

const name = process.platform === "win32" ? "electron.exe" : "electron";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-runtime-"));
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("an Electron somebody unpacked and named is taken before any other, with its own version", () => {
  writeFileSync(join(folder, name), "");
  chmodSync(join(folder, name), 0o755);
  writeFileSync(join(folder, "version"), "v45.4.1\n");
  expect(findElectronRuntime()).toEqual({ folder, executable: join(folder, name), version: "45.4.1" });
});

test("a folder that is no whole Electron is passed over", () => {
  writeFileSync(join(folder, name), "");
  expect(findElectronRuntime()?.folder).not.toBe(folder);
});
