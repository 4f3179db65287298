/**
 * Electron's utility process as an engine host, in a real Electron, by the suite every host must pass.
 * Where N-API is below 10 the suite runs all the same (its engine needs no SQLite); only the player would
 * not choose this host there.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canHostEngine } from "../../electron/engine-host/can-host-engine.ts";
import type { EngineEnd, EngineHost } from "../../platform/shell/engine-host.ts";
import { ensureElectronRuntime } from "../../scripts/electron-runtime.ts";
import { sandboxArguments } from "../support/shell/electron-program.ts";
import { describeEngineHost } from "../support/shell/engine-host.suite.ts";
import { type ScreenRun, endTree, openScreenRun } from "../support/shell/screen-run.ts";

interface News {
  readonly id?: number;
  readonly message?: unknown;
  readonly reason?: string;
  readonly napi?: number;
}

const support = join(import.meta.dirname, "../support/shell");
const script = join(support, "echo-engine.mjs");
const listeners = new Map<number, (news: News) => void>();
let folder: string;
let screen: ScreenRun;
let electron: ChildProcess;
let engines = 0;
let napi = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-utility-"));
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: join(support, "utility-host-app.ts"),
      outDir: folder,
      target: "node20",
      rolldownOptions: { external: ["electron", /^node:/], output: { entryFileNames: "main.mjs" } },
    },
  });
  writeFileSync(join(folder, "package.json"), '{"name":"lender","version":"1.0.0","main":"main.mjs"}');
  const { executable } = await ensureElectronRuntime();
  screen = await openScreenRun();
  electron = spawn(executable, [folder, ...sandboxArguments, "--disable-gpu"], {
    env: { ...process.env, DISPLAY: screen.display },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  napi = await new Promise((resolve) => {
    electron.on("message", (news: News) => {
      if (news.napi !== undefined) resolve(news.napi);
      else listeners.get(news.id ?? -1)?.(news);
    });
  });
});

afterAll(async () => {
  if (electron.pid !== undefined) endTree(electron.pid);
  await screen.end();
  rmSync(folder, { recursive: true });
});

/** Stands for the host inside Electron. */
const remoteHost: EngineHost = {
  start() {
    const id = (engines += 1);
    const { promise: gone, resolve } = Promise.withResolvers<EngineEnd>();
    let receive: (message: unknown) => void = () => {};
    listeners.set(id, ({ message, reason }) => {
      if (reason === undefined) receive(message);
      else resolve({ reason });
    });
    electron.send({ order: "start", id, script });
    return {
      pid: undefined,
      send: (message) => void electron.send({ order: "send", id, message }),
      onMessage(listener) {
        receive = listener;
      },
      gone,
      kill: () => void electron.send({ order: "kill", id }),
    };
  },
};

describeEngineHost("a utility process of Electron", () => remoteHost);

test("the player chooses this host only where its Node can load the SQLite binding", () => {
  expect(canHostEngine({ napi: String(napi) })).toBe(napi >= 10);
  expect(canHostEngine({ napi: "9" })).toBe(false);
  expect(canHostEngine({ napi: "10" })).toBe(true);
  expect(canHostEngine({})).toBe(false);
});
