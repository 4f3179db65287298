/** The Chromium shell: the order of start-up, and the end. */
import { createLog } from "../platform/log.ts";
import { readPlayerConfig, writeEngineConfig } from "../platform/shell/config.ts";
import { appVersion } from "../platform/shell/app-version.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { browserProgram, shellOptions, shellPaths } from "./config.ts";
import { runPlayer } from "./run-player.ts";

const badArgumentsExitCode = 2;

const options = shellOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(
    `${options.problems.map(({ path, vi, en }) => `${path}: ${vi} / ${en}`).join("\n")}\n`,
  );
  process.exit(badArgumentsExitCode);
}
const { config, browser, port } = options.value;
const player = readPlayerConfig(config);
const paths = shellPaths();
const ports = systemPorts({ log: createLog({ level: player.config.logLevel, name: "chromium" }) });
if (player.problems.length > 0) ports.log.error({ problems: player.problems }, "The configuration is wrong");
const program = browserProgram(browser);
const running = await runPlayer({
  ports,
  paths,
  player,
  engine: writeEngineConfig(player.config, paths),
  browserProgram: program,
  port: Number(port ?? 0),
  app: appVersion,
});
if (program === null) process.stdout.write(`BANGTIN BOARD: ${running.entryUrl}\n`);

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.once(signal, () => void running.stop().finally(() => process.exit(0)));
}
