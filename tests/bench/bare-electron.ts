/** An Electron that does nothing but open one page over the whole screen: the floor below our own shell. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRoot } from "../../demo/config.ts";
import { ensureElectronRuntime } from "../../scripts/electron-runtime.ts";
import { closedAtEnd } from "./at-end.ts";
import { type Screen, end } from "./screen.ts";

function program(url: string, { widthPx: width, heightPx: height }: Screen, dataFolder: string): string {
  const window = { x: 0, y: 0, width, height, frame: false, kiosk: true, webPreferences: { sandbox: true } };
  return [
    'import { app, BrowserWindow } from "electron";',
    "app.disableHardwareAcceleration();",
    `app.setPath("userData", ${JSON.stringify(dataFolder)});`,
    `const open = () => new BrowserWindow(${JSON.stringify(window)}).loadURL(${JSON.stringify(url)});`,
    "app.whenReady().then(open);",
  ].join("\n");
}

export interface BareElectron {
  /** Starts it once; it can be closed and opened again. */
  open(): { readonly process: ChildProcess; close(): Promise<void> };
  close(): Promise<void>;
}

export async function prepareBareElectron(screen: Screen, url: string): Promise<BareElectron> {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-electron-"));
  const { executable } = await ensureElectronRuntime();
  const manifest = { name: "bare", version: "1.0.0", type: "module", main: "main.mjs" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "main.mjs"), program(url, screen, join(folder, "data")));
  const words = [folder, ...(isRoot() ? ["--no-sandbox"] : [])];
  return {
    open() {
      const env = { ...process.env, DISPLAY: screen.display };
      const child = spawn(executable, words, { env, stdio: "ignore" });
      return { process: child, close: closedAtEnd(() => end(child)) };
    },
    close: closedAtEnd(() => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      return Promise.resolve();
    }),
  };
}
