/** The hub's process: `node hub/main.ts --config FILE`. Order of start and stop only. */
import { argumentsOf, loadConfig } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { HubConfig } from "./config.ts";
import { createHub } from "./create-hub.ts";

const given = argumentsOf(process.argv.slice(2));
const config = given.ok ? loadConfig(HubConfig, given.value.config ?? "hub.json") : given;
if (!config.ok) {
  process.stderr.write(`${JSON.stringify({ problems: config.problems })}\n`);
  process.exit(2);
}
const { logLevel, clockStartAtMs } = config.value;
const ports = systemPorts({ log: createLog({ level: logLevel, name: "hub" }), startAtMs: clockStartAtMs });
const hub = await createHub({ ports, config: config.value });

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await hub.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());

await hub.listen();
// The only place the secret is ever shown: the server's own console, never the log.
if (hub.setUpSecret !== null) process.stdout.write(`BANGTIN SETUP SECRET: ${hub.setUpSecret}\n`);
