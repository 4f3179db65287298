/**
 * Starts a packaged player on the desktop at hand and waits until its own status says that it draws: `node
 * FILE EXE`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RunStatus } from "../../contract/run-status.ts";

const framesWanted = 3;
const attemptsMax = 120;

const folder = mkdtempSync(join(tmpdir(), "bangtin-draws-"));
const runFolder = join(folder, "run");
const configFile = join(folder, "player.json");
writeFileSync(configFile, JSON.stringify({ dataFolder: join(folder, "data"), runFolder }));

function frames(): number {
  const file = join(runFolder, "status.json");
  return existsSync(file) ? RunStatus.parse(JSON.parse(readFileSync(file, "utf8"))).frames : 0;
}

const player = spawn(process.argv[2] ?? "", ["--config", configFile], { stdio: "inherit" });
try {
  for (let attempt = 0; attempt < attemptsMax && frames() < framesWanted; attempt += 1) await sleep(500);
  console.log(`frames: ${frames()}`);
  process.exitCode = frames() >= framesWanted ? 0 : 1;
} finally {
  player.kill();
  await sleep(2_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
