/**
 * The engine process: configuration, ports, the line to its shell, signals; everything else is
 * `create-engine.ts`.
 */
import { argumentsOf, loadConfig } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { EngineConfig } from "./config.ts";
import { createEngine } from "./create-engine.ts";
import { hostChannel } from "./shell-channel.ts";

function refuse(problems: readonly { path: string; vi: string; en: string }[]): never {
  for (const { path, vi, en } of problems) process.stderr.write(`${path}: ${vi} / ${en}\n`);
  process.exit(2);
}

const options = argumentsOf(process.argv.slice(2));
if (!options.ok) refuse(options.problems);
const loaded = loadConfig(EngineConfig, options.value.config ?? "engine.json");
if (!loaded.ok) refuse(loaded.problems);

const config = loaded.value;
const log = createLog({ level: config.logLevel, name: "engine" });
const ports = systemPorts({ log, startAtMs: config.clockStartAtMs });
const engine = createEngine({ ports, config, channel: hostChannel(process), onShutdown: () => void stop() });

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await engine.stop();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
// A shell that died leaves no orphan.
process.on("disconnect", () => void stop());

await engine.start();
