/**
 * The Electron shell from inside, through the inspector only a lab build has: what the page may and may not
 * do.
 */
import { type ElectronApplication, type Page, _electron } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { prepareElectron } from "../support/shell/electron-program.ts";
import { type LabPlayer, makeLabPlayer } from "../support/shell/lab-player.ts";
import { type ScreenRun, endTree, openScreenRun, screenSize, until } from "../support/shell/screen-run.ts";
import { type TestAsset, sceneOf, twoColourVideo } from "../support/shell/test-scene.ts";

let screen: ScreenRun;
let lab: LabPlayer;
let app: ElectronApplication;
let page: Page;
let video: TestAsset;

/**
 * The debugger's greeting and an app that starts as quickly as ours can miss each other on a busy machine:
 * then nothing more is heard of it, and it is started anew.
 */
async function launch(executablePath: string): Promise<ElectronApplication> {
  let last: unknown;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await _electron.launch({
        executablePath,
        args: [lab.appFolder, "--config", lab.configFile],
        env: { ...process.env, DISPLAY: screen.display },
        chromiumSandbox: process.getuid?.() !== 0,
        timeout: 20_000,
      });
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

beforeAll(async () => {
  const { executable } = await prepareElectron();
  screen = await openScreenRun();
  lab = makeLabPlayer();
  video = twoColourVideo(lab.blobs);
  await lab.show(sceneOf("video", video));
  app = await launch(executable);
  page = await app.firstWindow();
  await until("the video on the glass", () =>
    heard("renderer").some((one) => one.includes("shown")) ? true : null,
  );
});

afterAll(async () => {
  const { pid } = app.process();
  if (pid !== undefined) endTree(pid);
  await screen.end();
  lab.remove();
});

const heard = (type: string) =>
  lab
    .heard()
    .filter(({ message }) => message.type === type)
    .map(({ message }) => JSON.stringify(message));

/** One answer of the asset scheme, asked for by the main process. */
const ask = (url: string, range?: string) =>
  app.evaluate(
    async ({ net }, [address, bytes]) => {
      const answer = await net.fetch(address ?? "", bytes === undefined ? {} : { headers: { range: bytes } });
      const body = await answer.arrayBuffer();
      return {
        status: answer.status,
        sizeBytes: body.byteLength,
        range: answer.headers.get("content-range"),
      };
    },
    range === undefined ? [url] : [url, range],
  );

describe("the window", () => {
  test("covers the whole screen, has no menu and opens no developer tools", async () => {
    const facts = await app.evaluate(({ BrowserWindow, Menu }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.openDevTools();
      return {
        bounds: window?.getBounds(),
        hasTools: window?.webContents.isDevToolsOpened(),
        hasMenu: Menu.getApplicationMenu() !== null,
        windows: BrowserWindow.getAllWindows().length,
      };
    });
    const bounds = { x: 0, y: 0, width: screenSize.widthPx, height: screenSize.heightPx };
    expect(facts).toEqual({ bounds, hasTools: false, hasMenu: false, windows: 1 });
  });

  test("is photographed whole by the lab hook", async () => {
    const file = join(lab.dataFolder, "photo.png");
    await app.evaluate(async (_host, path) => {
      const hooks = globalThis as unknown as { bangtinLab: { screenshot(file: string): Promise<void> } };
      await hooks.bangtinLab.screenshot(path);
    }, file);
    expect(existsSync(file)).toBe(true);
  });
});

describe("the page", () => {
  test("is sandboxed, knows no Node, and has exactly three things from its host", async () => {
    const seen = await page.evaluate(() => {
      const world = globalThis as unknown as Record<string, unknown>;
      return {
        node: ["require", "process", "module", "Buffer", "global"].filter(
          (name) => world[name] !== undefined,
        ),
        host: Object.keys(world["bangtin"] as object).toSorted(),
        isFrozen: Object.isFrozen(world["bangtin"]),
      };
    });
    expect(seen).toEqual({ node: [], host: ["assetBase", "onScene", "send"], isFrozen: true });
  });

  test("runs no script that was not shipped, and reaches no network", async () => {
    const seen = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.smuggled = true";
      document.body.append(script);
      const reach = (url: string) =>
        fetch(url).then(
          () => true,
          () => false,
        );
      const world = globalThis as unknown as Record<string, unknown>;
      return [
        world["smuggled"] ?? false,
        await reach("https://bangtin.example/"),
        await reach("file:///etc/passwd"),
      ];
    });
    expect(seen).toEqual([false, false, false]);
  });

  test("opens no window, goes nowhere else and is granted nothing", async () => {
    const seen = await page.evaluate(async () => {
      const opened = window.open("https://bangtin.example/");
      location.href = "https://bangtin.example/";
      const permissions = ["geolocation", "notifications", "camera"] as PermissionName[];
      const states = await Promise.all(permissions.map((name) => navigator.permissions.query({ name })));
      return { opened: opened === null, states: states.map(({ state }) => state) };
    });
    expect(seen).toEqual({ opened: true, states: ["denied", "denied", "denied"] });
    expect(page.url()).toBe("bangtin-app://page/");
  });

  test("is not believed when what it says has the wrong shape", async () => {
    const before = heard("renderer").length;
    await page.evaluate(() => {
      const { bangtin } = globalThis as unknown as { bangtin: { send(message: unknown): void } };
      bangtin.send({ type: "shown", key: 7 });
      bangtin.send("ended");
    });
    await until("the incidents", () =>
      heard("incident").filter((one) => one.includes("message_bad")).length >= 2 ? true : null,
    );
    expect(
      heard("renderer")
        .slice(before)
        .filter((one) => !one.includes("beat")),
    ).toEqual([]);
  });
});

describe("assets", () => {
  const base = "bangtin-asset://store/";

  test("come by hash, whole or in part", async () => {
    const url = `${base}${video.hash}.webm`;
    const { sizeBytes } = video;
    expect(await ask(url)).toEqual({ status: 200, sizeBytes, range: null });
    expect(await ask(url, "bytes=10-19")).toEqual({
      status: 206,
      sizeBytes: 10,
      range: `bytes 10-19/${sizeBytes}`,
    });
    expect((await ask(url, `bytes=${sizeBytes}-`)).status).toBe(416);
  });

  test("are nothing but what a hash names", async () => {
    const strangers = [
      `${base}${"0".repeat(64)}.webm`,
      `${base}${video.hash}.exe`,
      `${base}../../etc/passwd`,
      `${base}%2e%2e/%2e%2e/engine.json`,
      `bangtin-asset://elsewhere/${video.hash}.webm`,
      "bangtin-app://page/../package.json",
      "bangtin-app://page/%2e%2e/package.json",
    ];
    for (const url of strangers) expect((await ask(url)).status, url).toBe(404);
  });

  test("let a video seek: the second half is green though the first was never played", async () => {
    const colour = await page.evaluate(
      async ([source]) => {
        const player = document.createElement("video");
        player.crossOrigin = "anonymous";
        player.muted = true;
        player.src = source ?? "";
        const next = (type: string) =>
          new Promise((resolve) => player.addEventListener(type, resolve, { once: true }));
        await next("loadeddata");
        const seeked = next("seeked");
        player.currentTime = 15;
        await seeked;
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 1;
        const brush = canvas.getContext("2d");
        brush?.drawImage(player, 0, 0, 1, 1);
        return [...(brush?.getImageData(0, 0, 1, 1).data ?? [])];
      },
      [`${base}${video.hash}.webm`],
    );
    expect(colour[1]).toBeGreaterThan(80);
    expect(colour[0]).toBeLessThan(60);
  });
});
