/** Wires the parts of a running player: engine, glass, watchdog, and the messages between them. */
import { app, powerSaveBlocker, session } from "electron";
import { createEngineKeeper } from "../platform/shell/engine-keeper.ts";
import type { EngineHost } from "../platform/shell/engine-host.ts";
import type { Hello } from "../platform/shell/engine-run.ts";
import { createShellWatchdog } from "../platform/shell/shell-watchdog.ts";
import { type Player, sizeFrom } from "../platform/shell/config.ts";
import type { ErrorCode } from "../contract/errors.ts";
import type { Ports } from "../platform/ports.ts";
import type { AppPaths } from "./app-paths.ts";
import { serveSchemes } from "./asset-protocol.ts";
import { createGlass } from "./glass.ts";
import { hardenSession } from "./hardening.ts";
import { listenToPage } from "./ipc.ts";
import { takeScreenshot } from "./screenshot.ts";

export interface RunOptions {
  readonly ports: Ports;
  readonly paths: AppPaths;
  readonly player: Player;
  readonly host: EngineHost;
  /** `1280x720`: an ordinary window of that size. */
  readonly windowed: string | undefined;
}

/** Of one line of a page's console. */
const saidCharactersMax = 500;

export interface RunningPlayer {
  screenshot(file: string): Promise<void>;
  stop(): Promise<void>;
}

export function runPlayer({ ports, paths, player, host, windowed }: RunOptions): RunningPlayer {
  const windowedSize = sizeFrom(windowed);
  const bounds = windowedSize === null ? player.config.window : { x: 0, y: 0, ...windowedSize };
  const report = (code: ErrorCode, detail: string) =>
    keeper.send({ type: "incident", code, detail: detail.slice(0, 200) });

  const hello = (): Hello => {
    const facts = { size: glass.size(), app: app.getVersion(), safe: watchdog.isSafe() };
    return { type: "hello", witness: "glass", ...facts };
  };
  const keeper = createEngineKeeper({
    ports,
    host,
    hello,
    onScene: (scene) => glass.show(scene),
    onLost: (reason) => watchdog.engineGone(reason),
  });
  const showLast = (): void => {
    const scene = keeper.lastScene();
    if (scene !== null) glass.show(scene);
  };
  const glass = createGlass({
    preload: paths.preload,
    bounds,
    isKiosk: windowedSize === null,
    events: {
      onStarted: () => watchdog.rendererStarted(),
      onLoaded: showLast,
      onGone: (reason) => watchdog.rendererGone(reason),
      onSaid: (text) => ports.log.warn({ text: text.slice(0, saidCharactersMax) }, "The page says"),
      onUnresponsive: (isUnresponsive) => watchdog.rendererUnresponsive(isUnresponsive),
      onResized: () => keeper.send(hello()),
    },
  });
  const bringBack = { reloadRenderer: glass.reload, newWindow: glass.replace };
  const watchdog = createShellWatchdog({
    ports,
    engine: keeper.facts,
    ownsRenderer: true,
    actions: { ...bringBack, restartEngine: keeper.restart, report },
  });

  hardenSession(session.defaultSession);
  serveSchemes(session.defaultSession, { pageFolder: paths.pageFolder, assetFolders: keeper.assetFolders });
  listenToPage({
    page: glass.page,
    onMessage(message) {
      if (message.type === "beat") watchdog.beat(message);
      keeper.send({ type: "renderer", message });
    },
    onBad: (detail) => report("message_bad", detail),
  });
  const awake = powerSaveBlocker.start("prevent-display-sleep");
  glass.open();
  keeper.start();
  for (const { code, path, en } of player.problems) report(code, `${path}: ${en}`);
  return {
    screenshot(file) {
      const window = glass.window();
      return window === null ? Promise.reject(new Error("there is no window")) : takeScreenshot(window, file);
    },
    async stop() {
      watchdog.stop();
      glass.release();
      powerSaveBlocker.stop(awake);
      await keeper.stop();
    },
  };
}
