/**
 * The production package as a board runs it: real engine, real house loop, unprivileged, seen only from
 * outside.
 */
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { extractFile, listPackage } from "@electron/asar";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { processTree } from "../../demo/processes/process-tree.ts";
import { packApp } from "../../scripts/pack.ts";
import { type ScreenRun, openScreenRun, until } from "../support/shell/screen-run.ts";
import { type Installed, install } from "../support/shell/unprivileged.ts";

let folder: string;
let installed: Installed;
let screen: ScreenRun;

beforeAll(async () => {
  folder = await packApp({ kind: "production", targets: ["dir"] });
});

beforeEach(async () => {
  screen = await openScreenRun();
  installed = install(folder);
});

afterEach(async () => {
  await screen.end();
  installed.remove();
});

const proc = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
};
const find = (root: number, word: string) =>
  processTree(root).filter((pid) => proc(pid, "cmdline").includes(word));
/** True once more than one colour is on the screen: something was drawn. */
const isDrawn = () => (new Set(screen.colours()).size > 1 ? true : null);

test("every fuse that would let argv, the environment or a planted file run code is off", async () => {
  const wire = await getCurrentFuseWire(installed.executable);
  const off = "0".charCodeAt(0);
  const on = "1".charCodeAt(0);
  expect(wire[FuseV1Options.RunAsNode]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(off);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(off);
  expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(off);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on);
});

test("the archive holds the shell and the page, and says that it is a production package", () => {
  const archive = join(folder, "resources", "app.asar");
  const rooms = new Set(listPackage(archive, { isPack: false }).map((path) => path.split("/")[1]));
  expect([...rooms].toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
    "electron",
    "package-kind.json",
    "package.json",
    "renderer",
  ]);
  expect(JSON.parse(extractFile(archive, "package-kind.json").toString())).toEqual({ kind: "production" });
});

test("a fresh board without network draws the house loop, sandboxed, and survives its engine", async () => {
  const player = installed.run(screen);
  await until("a picture", isDrawn);
  const first = await until("frames", () => {
    const status = installed.status();
    return status !== null && status.frames > 0 ? status : null;
  });
  expect(first.mode).toBe("unpaired");
  screen.screenshot("production-package");

  const [renderer] = find(player.pid, "--type=renderer");
  expect(proc(renderer ?? -1, "status")).toMatch(/^Seccomp:\t2$/m);
  expect(processTree(player.pid).some((pid) => proc(pid, "cmdline").includes("--no-sandbox"))).toBe(false);

  const [engine] = find(player.pid, "engine/main.mjs");
  process.kill(engine ?? -1, "SIGKILL");
  await until("a new engine", () => {
    const [next] = find(player.pid, "engine/main.mjs");
    return next !== undefined && next !== engine ? next : null;
  });
  expect(isDrawn()).toBe(true);
  await until("the new engine's word", () => {
    const status = installed.status();
    return status !== null && status.restarts > first.restarts ? status : null;
  });
  player.child.kill("SIGTERM");
  expect(await player.ended).toBe(0);
});

test("it does not start when asked to open itself", async () => {
  const doors = [
    "--no-sandbox",
    "--remote-debugging-port=9333",
    "--disable-web-security",
    "--user-data-dir=/tmp/x",
  ];
  for (const door of doors) {
    const player = installed.run(screen, [door]);
    expect(await player.ended, door).not.toBe(0);
  }
  expect(installed.status()).toBeNull();
});

test("the environment cannot make it a bare Node", async () => {
  const player = installed.run(screen, ["-e", "process.stdout.write('I am Node')"], {
    ELECTRON_RUN_AS_NODE: "1",
  });
  await until("a picture", isDrawn);
  expect(player.output()).not.toContain("I am Node");
});
