/**
 * The Electron shell: the order of start-up, and the end. Nothing here waits for `ready` at the top: that
 * would lock up.
 */
import { app } from "electron";
import { join } from "node:path";
import { createLog } from "../platform/log.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { engineEnvironment, readPlayerConfig, writeEngineConfig } from "../platform/shell/config.ts";
import { appPaths } from "./app-paths.ts";
import { registerSchemes } from "./asset-protocol.ts";
import { defaultConfigFile, packageKind, shellOptions } from "./config.ts";
import { installCrashPolicy } from "./crash-policy.ts";
import { chooseEngineHost } from "./engine-host/choose-host.ts";
import { hardenApp } from "./hardening.ts";
import { offerLabHooks } from "./lab.ts";
import { type RunningPlayer, runPlayer } from "./run-player.ts";
import { isOnlyPlayer } from "./single-instance.ts";
import { refusedSwitches, setSwitches } from "./switches.ts";

const refusedExitCode = 78;

function endWith(running: RunningPlayer): void {
  let isEnding = false;
  app.on("before-quit", (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void running.stop().finally(() => app.exit(0));
  });
}

function start(): void {
  const paths = appPaths();
  const isLab = packageKind(paths.appFolder) === "lab";
  const options = shellOptions(process.argv.slice(1));
  const player = readPlayerConfig(options.config ?? defaultConfigFile());
  const log = createLog({ level: player.config.logLevel, name: "electron" });
  const ports = systemPorts({ log });
  installCrashPolicy(ports);
  const refused = isLab ? [] : refusedSwitches();
  if (refused.length > 0) {
    log.error({ refused }, "A production player does not start with these switches");
    return app.exit(refusedExitCode);
  }
  const engine = writeEngineConfig(player.config, paths);
  app.setPath("userData", join(engine.dataFolder, "shell"));
  if (!isOnlyPlayer()) {
    log.info({}, "Another player has this data folder: this one ends");
    return app.exit(0);
  }
  if (player.problems.length > 0) log.error({ problems: player.problems }, "The configuration is wrong");
  const args = ["--config", engine.file];
  const { node, engineScript: script } = paths;
  const host = chooseEngineHost({ node, script, args, env: engineEnvironment() });
  setSwitches();
  hardenApp(options.windowed === undefined);
  registerSchemes();
  void app.whenReady().then(() => {
    const running = runPlayer({ ports, paths, player, host, windowed: options.windowed });
    endWith(running);
    if (isLab) offerLabHooks(running);
  });
}

start();
