/** The Chromium shell on a screen: a kiosk window that comes back, with the picture that was there. */
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { processTree } from "../../demo/processes/process-tree.ts";
import { buildApp } from "../../scripts/build.ts";
import { type LabPlayer, makeLabPlayer } from "../support/shell/lab-player.ts";
import {
  type Program,
  type ScreenRun,
  blue,
  isAll,
  openScreenRun,
  red,
  screenSize,
  until,
} from "../support/shell/screen-run.ts";
import { colourPicture, sceneOf } from "../support/shell/test-scene.ts";

let screen: ScreenRun;
let lab: LabPlayer;
let player: Program;

const shows = (colour: readonly [number, number, number], what: string) =>
  until(what, () => (isAll(screen.colours(), colour) ? true : null));
const find = (word: string) =>
  processTree(player.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
    } catch {
      return false;
    }
  });
const run = (...args: string[]) =>
  screen.run(process.execPath, [
    join(lab.appFolder, "chromium/main.mjs"),
    "--config",
    lab.configFile,
    ...args,
  ]);

beforeAll(() => buildApp(["chromium"]));

beforeEach(async () => {
  screen = await openScreenRun();
  const { widthPx: width, heightPx: height } = screenSize;
  lab = makeLabPlayer({ window: { x: 0, y: 0, width, height } });
  await lab.show(sceneOf("red", colourPicture(lab.blobs, "red")));
});

afterEach(async () => {
  await screen.end();
  lab.remove();
});

test("the picture covers the screen, outlives the engine, and a killed browser is opened again", async () => {
  player = run();
  await shows(red, "the first picture");
  const [engine] = find("engine/main.mjs");
  process.kill(engine ?? -1, "SIGKILL");
  await until("a new engine", () => {
    const [next] = find("engine/main.mjs");
    return next !== undefined && next !== engine ? next : null;
  });
  expect(isAll(screen.colours(), red)).toBe(true);
  await lab.show(sceneOf("blue", colourPicture(lab.blobs, "blue")));
  await shows(blue, "the new engine's scene");

  const [browser] = find("--kiosk");
  process.kill(browser ?? -1, "SIGKILL");
  await until("a new browser", () => {
    const [next] = find("--kiosk");
    return next !== undefined && next !== browser ? next : null;
  });
  await shows(blue, "the picture in the new browser");
  screen.screenshot("chromium-after-browser-kill");

  player.child.kill("SIGTERM");
  expect(await player.ended).toBe(0);
  expect(find("--kiosk")).toEqual([]);
});

test("told not to open a browser, it prints the address and waits", async () => {
  player = run("--browser", "none");
  const url = await until("the address", () => /^BANGTIN BOARD: (\S+)$/m.exec(player.output())?.[1] ?? null);
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(new URL("/", url))).status).toBe(401);
  expect(find("--kiosk")).toEqual([]);
  player.child.kill("SIGTERM");
  expect(await player.ended).toBe(0);
});
