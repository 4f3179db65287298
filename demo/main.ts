/**
 * The demo's process: reads its options, plays the tour for people or checks it by itself, leaves nothing
 * behind.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argumentsOf, loadConfig } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { systemPorts } from "../platform/system-ports.ts";
import { windowSize } from "./boards/player-config.ts";
import { runCheck } from "./check.ts";
import { DemoOptions, childEnvironment, demoStartMs, ownDisplay } from "./config.ts";
import { createChildSet } from "./processes/child-set.ts";
import { repositoryFolder } from "./repository.ts";
import { runDemo } from "./run-demo.ts";

const words = process.argv.slice(2);
const given = argumentsOf(
  words.filter((word) => word !== "--check"),
  ["shell", "now", "data", "boards"],
);
const options = given.ok
  ? loadConfig(DemoOptions, { ...given.value, check: words.includes("--check") })
  : given;
if (!options.ok) {
  const [{ code, path, vi, en }] = options.problems;
  process.stdout.write(`${JSON.stringify({ error: { code, path, vi, en } })}\n`);
  process.exit(2);
}
const { check, shell, now, data, boards } = options.value;
const ports = systemPorts({ log: createLog({ level: "warn", name: "demo" }) });
const children = createChildSet((delayMs) => ports.timers.sleep(delayMs));
const folder = data === undefined ? mkdtempSync(join(tmpdir(), "bangtin-demo-")) : resolve(data);
const startAtMs = now === "real" ? null : demoStartMs;
const say = (what: string) => process.stderr.write(`==> ${what}\n`);

let end = () => {};
const ending = new Promise<void>((done) => {
  end = done;
});
let isEnding = false;
async function stop(exitCode: number): Promise<never> {
  isEnding = true;
  await children.endAll();
  const isKept = data !== undefined || (check && exitCode !== 0);
  if (isKept) say(folder);
  else rmSync(folder, { recursive: true, force: true });
  process.exit(exitCode);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    if (check) void stop(130);
    else end();
  });
}

try {
  if (check) {
    const report = (step: object) => process.stdout.write(`${JSON.stringify(step)}\n`);
    const worn = shell ?? "electron";
    const screenshotFolder = join(repositoryFolder, "build", "demo-check", worn);
    mkdirSync(screenshotFolder, { recursive: true });
    const plan = { ports, children, folder, screenshotFolder, say, report, shell: worn };
    const isSeen = await runCheck({ ...plan, simulated: boards ?? 3, startAtMs: startAtMs ?? demoStartMs });
    await stop(isSeen ? 0 : 1);
  }
  const display = ownDisplay();
  const isWindow = display !== null;
  await runDemo({
    ports,
    children,
    folder,
    say,
    ending,
    startAtMs,
    pagePort: 0,
    shell: shell ?? (isWindow ? "electron" : "chromium"),
    picture: isWindow ? { windowed: windowSize({ widthPx: 1_920, heightPx: 1_080 }) } : "none",
    env: childEnvironment(null),
    simulated: boards ?? 38,
  });
  await stop(0);
} catch (error) {
  if (isEnding) process.exitCode = 130;
  else {
    say(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}
