/**
 * Many engines in one process, each with its own folders and a glass nobody sees: the rest of a fleet in
 * the demo.
 */
import { argumentsOf, loadConfig } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { FleetConfig } from "./config.ts";
import { createEngine } from "./create-engine.ts";
import { createNullGlass } from "./null-glass.ts";

function refuse(problems: readonly { path: string; vi: string; en: string }[]): never {
  for (const { path, vi, en } of problems) process.stderr.write(`${path}: ${vi} / ${en}\n`);
  process.exit(2);
}

const options = argumentsOf(process.argv.slice(2));
if (!options.ok) refuse(options.problems);
const loaded = loadConfig(FleetConfig, options.value.config ?? "fleet.json");
if (!loaded.ok) refuse(loaded.problems);

const fleet = loaded.value;
const log = createLog({ level: fleet.logLevel, name: "fleet" });
const ports = systemPorts({ log, startAtMs: fleet.clockStartAtMs });
const members = fleet.engines.map(({ engine: config, widthPx, heightPx }, index) => {
  const own = { ...ports, log: log.child({ engine: index }) };
  const glass = createNullGlass(own, { widthPx, heightPx }, "0.1.0");
  return { glass, engine: createEngine({ ports: own, config, channel: glass }) };
});

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await Promise.all(
    members.map(async ({ glass, engine }) => {
      glass.stop();
      await engine.stop();
    }),
  );
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
process.on("disconnect", () => void stop());

for (const { engine } of members) await engine.start();
