/** The tour without a person, in both shells: every step seen on the X screen, and nothing left running. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DemoStep } from "../../contract/command-line.ts";
import { builtApp } from "./built-app.ts";

const bangtin = join(import.meta.dirname, "../../cli/bangtin.sh");
const steps = ["content", "takeover", "cleared", "refused", "offline", "restarted", "reconnected", "plays"];
const demoMsMax = 300_000;

let folder: string;
beforeAll(builtApp, 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-journey-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every process that was told of this run's folder, by its id. */
function stillRunning(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
      } catch {
        return false;
      }
    });
}

function runDemo(shell: string, endAfterFirstStep = false) {
  const demo = spawn(bangtin, ["demo", "--check", "--shell", shell, "--boards", "2", "--data", folder]);
  let said = "";
  let complaints = "";
  demo.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (endAfterFirstStep) demo.kill("SIGINT");
  });
  demo.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  return new Promise<{ exitCode: number | null; steps: DemoStep[]; complaints: string }>((resolve) => {
    demo.on("close", (exitCode) => {
      const lines = said.split("\n").filter((line) => line !== "");
      resolve({ exitCode, complaints, steps: lines.map((line) => DemoStep.parse(JSON.parse(line))) });
    });
  });
}

describe.each(["chromium", "electron"])("bangtin demo --check in %s", (shell) => {
  test("sees every step of the tour on the screen", { timeout: demoMsMax }, async () => {
    const { exitCode, steps: seen, complaints } = await runDemo(shell);
    expect(
      seen.map(({ step, ok }) => [step, ok]),
      complaints,
    ).toEqual(steps.map((step) => [step, true]));
    expect(exitCode).toBe(0);
    for (const { screenshot } of seen) expect(screenshot !== null && existsSync(screenshot)).toBe(true);
    expect(stillRunning()).toEqual([]);
  });
});

test("somebody who ends the demo half-way ends everything it started", { timeout: demoMsMax }, async () => {
  const { exitCode } = await runDemo("chromium", true);
  expect(exitCode).not.toBe(0);
  expect(stillRunning()).toEqual([]);
});
