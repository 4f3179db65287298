/** The Electron shell from outside: what the screen shows while engine, page and people do their worst. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { processTree } from "../../demo/processes/process-tree.ts";
import type { ElectronRuntime } from "../../scripts/electron-runtime.ts";
import { prepareElectron, runElectron } from "../support/shell/electron-program.ts";
import { type LabPlayer, makeLabPlayer } from "../support/shell/lab-player.ts";
import {
  type Program,
  type ScreenRun,
  blue,
  isAll,
  openScreenRun,
  red,
  until,
} from "../support/shell/screen-run.ts";
import { colourPicture, sceneOf } from "../support/shell/test-scene.ts";

let runtime: ElectronRuntime;
let screen: ScreenRun;
let lab: LabPlayer;
let player: Program;

const shows = (colour: readonly [number, number, number], what: string, limitMs?: number) =>
  until(what, () => (isAll(screen.colours(), colour) ? true : null), limitMs);
const engines = () =>
  lab
    .heard()
    .filter(({ message }) => message.type === "started")
    .map(({ pid }) => pid);
const incidents = () =>
  lab
    .heard()
    .filter(({ message }) => message.type === "incident")
    .map(({ message }) => message["code"]);
const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
};
const rendererPids = () =>
  processTree(player.pid).filter((pid) => commandLine(pid).includes("--type=renderer"));

beforeAll(async () => {
  runtime = await prepareElectron();
});

beforeEach(async () => {
  screen = await openScreenRun();
  lab = makeLabPlayer();
  await lab.show(sceneOf("red", colourPicture(lab.blobs, "red")));
  player = runElectron(screen, runtime, lab);
  await shows(red, "the first picture over the whole screen");
});

afterEach(async () => {
  await screen.end();
  lab.remove();
});

describe("the picture stays", () => {
  test("when the engine is killed, and the next scene comes from a new engine", async () => {
    const [first] = engines();
    process.kill(first ?? -1, "SIGKILL");
    await until("a second engine", () => (engines().length === 2 ? true : null));
    expect(isAll(screen.colours(), red)).toBe(true);
    await lab.show(sceneOf("blue", colourPicture(lab.blobs, "blue")));
    await shows(blue, "the new engine's scene");
    await until("the incident", () => (incidents().includes("engine_lost") ? true : null));
  });

  test("when the engine hangs: it is killed and replaced", async () => {
    const [first] = engines();
    process.kill(first ?? -1, "SIGSTOP");
    await until("a second engine", () => (engines().length === 2 ? true : null), 40_000);
    expect(isAll(screen.colours(), red)).toBe(true);
    await until("the incident", () => (incidents().includes("engine_hung") ? true : null));
    expect(commandLine(first ?? -1)).toBe("");
  });

  test("when the page is killed while the engine hangs: the last scene comes back", async () => {
    process.kill(engines()[0] ?? -1, "SIGSTOP");
    const before = rendererPids();
    for (const pid of before) process.kill(pid, "SIGKILL");
    await until("a new page", () => (rendererPids().some((pid) => !before.includes(pid)) ? true : null));
    await shows(red, "the last picture", 8_000);
    screen.screenshot("electron-after-page-kill");
  });

  test("when somebody presses every key that leaves, reloads, inspects or closes", async () => {
    const manager = screen.run("openbox", ["--sm-disable"]);
    await sleep(1_000);
    const pages = rendererPids();
    const keys = [
      "F11",
      "Escape",
      "ctrl+r",
      "F5",
      "ctrl+shift+i",
      "F12",
      "ctrl+w",
      "ctrl+q",
      "ctrl+p",
      "alt+F4",
      "alt+space",
    ];
    for (const key of keys) {
      const pressed = screen.run("xdotool", ["key", "--clearmodifiers", key]);
      expect(await pressed.ended).toBe(0);
      await sleep(300);
    }
    const clicked = screen.run("xdotool", ["mousemove", "300", "300", "click", "3"]);
    expect(await clicked.ended).toBe(0);
    await sleep(500);
    expect(isAll(screen.colours(), red)).toBe(true);
    expect(rendererPids()).toEqual(pages);
    expect(player.child.exitCode).toBeNull();
    expect(manager.child.exitCode).toBeNull();
    screen.screenshot("electron-after-every-key");
  });

  test("when a second player is started for the same board: that one ends", async () => {
    const second = runElectron(screen, runtime, lab);
    expect(await second.ended).toBe(0);
    expect(isAll(screen.colours(), red)).toBe(true);
    expect(engines()).toHaveLength(1);
  });
});

test("the engine ends with a player that is killed, and asked to end the player ends with 0", async () => {
  const [engine] = engines();
  player.child.kill("SIGTERM");
  expect(await player.ended).toBe(0);
  expect(lab.heard().at(-1)?.message.type).toBe("shutdown");
  player = runElectron(screen, runtime, lab);
  await until("a second engine", () => (engines().length === 2 ? true : null));
  const [, second] = engines();
  expect(second).not.toBe(engine);
  process.kill(player.pid, "SIGKILL");
  await until("the engine's end", () => (commandLine(second ?? -1) === "" ? true : null));
});

test("a wrong configuration is told, and the board still shows a picture", async () => {
  player.child.kill("SIGTERM");
  await player.ended;
  lab.remove();
  lab = makeLabPlayer({ hubUrl: 7 });
  const fallback = lab.inHome();
  await fallback.show(sceneOf("blue", colourPicture(fallback.blobs, "blue")));
  player = screen.run(
    runtime.executable,
    [lab.appFolder, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--config", lab.configFile],
    { ...process.env, ...fallback.env },
  );
  await shows(blue, "the picture of a player on defaults");
  expect(fallback.heard().some(({ message }) => message["code"] === "input_type")).toBe(true);
});
