/** Wires the parts of a player without Electron: engine, door, browser, watchdog. */
import type { ErrorCode } from "../contract/errors.ts";
import type { Ports } from "../platform/ports.ts";
import { type EngineSettings, type Player, engineEnvironment } from "../platform/shell/config.ts";
import { createEngineKeeper } from "../platform/shell/engine-keeper.ts";
import { createNodeHost } from "../platform/shell/node-host.ts";
import { createShellWatchdog } from "../platform/shell/shell-watchdog.ts";
import { join } from "node:path";
import { type BrowserProcess, createBrowserProcess } from "./browser-process.ts";
import { type ShellPaths, browserEnvironment, isRoot } from "./config.ts";
import { type LocalDoor, openLocalDoor } from "./local-door.ts";

export interface RunOptions {
  readonly ports: Ports;
  readonly paths: ShellPaths;
  readonly player: Player;
  readonly engine: EngineSettings;
  /** `null`: somebody else opens the address. */
  readonly browserProgram: string | null;
  readonly port: number;
  readonly app: string;
}

export interface RunningPlayer {
  readonly entryUrl: string;
  readonly stop: () => Promise<void>;
}

/** What a board without a configured window is taken for. */
const defaultWindow = { x: 0, y: 0, width: 1_920, height: 1_080 };

function windowOf({ config }: Player) {
  return config.window ?? defaultWindow;
}

function browserOf(
  { ports, engine, player }: RunOptions,
  program: string,
  url: string,
  onGone: (reason: string) => void,
): BrowserProcess {
  const profileFolder = join(engine.dataFolder, "chromium");
  const env = browserEnvironment();
  const window = windowOf(player);
  return createBrowserProcess({
    ports,
    program,
    profileFolder,
    url,
    window,
    env,
    onGone,
    withoutSandbox: isRoot(),
  });
}

export async function runPlayer(options: RunOptions): Promise<RunningPlayer> {
  const { ports, paths, player, engine, browserProgram, port, app } = options;
  const { width: widthPx, height: heightPx } = windowOf(player);
  const report = (code: ErrorCode, detail: string) =>
    keeper.send({ type: "incident", code, detail: detail.slice(0, 200) });

  const keeper = createEngineKeeper({
    ports,
    host: createNodeHost({
      node: process.execPath,
      script: paths.engineScript,
      args: ["--config", engine.file],
      env: engineEnvironment(),
    }),
    hello: () => ({
      type: "hello",
      witness: "glass",
      size: { widthPx, heightPx },
      app,
      safe: watchdog.isSafe(),
    }),
    onScene: (scene) => door.show(scene),
    onLost: (reason) => watchdog.engineGone(reason),
  });
  const door: LocalDoor = await openLocalDoor({
    ports,
    port,
    pageFolder: paths.pageFolder,
    assetFolders: keeper.assetFolders,
    lastScene: keeper.lastScene,
    onMessage(message) {
      if (message.type === "beat") watchdog.beat(message);
      keeper.send({ type: "renderer", message });
    },
    onBad: (detail) => report("message_bad", detail),
  });
  const browser =
    browserProgram === null
      ? null
      : browserOf(options, browserProgram, door.entryUrl, (reason) => watchdog.rendererGone(reason));
  const watchdog = createShellWatchdog({
    ports,
    engine: keeper.facts,
    ownsRenderer: browser !== null,
    actions: {
      // A page cannot be reached from outside: its browser is what can be opened again.
      reloadRenderer: () => browser?.replace(),
      newWindow: () => browser?.replace(),
      restartEngine: keeper.restart,
      report,
    },
  });

  // The browser takes longer to start than the engine.
  browser?.open();
  keeper.start();
  for (const { code, path, en } of player.problems) report(code, `${path}: ${en}`);
  return {
    entryUrl: door.entryUrl,
    async stop() {
      watchdog.stop();
      await browser?.close();
      await keeper.stop();
      await door.close();
    },
  };
}
