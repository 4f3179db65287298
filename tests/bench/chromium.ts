/** A bare Chromium in kiosk form on a given display: the anchor, and the stand-in for a board's glass. */
import { closedAtEnd } from "./at-end.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { end, type Screen } from "./screen.ts";

export interface Browser {
  readonly process: ChildProcess;
  readonly pid: number;
  close(): Promise<void>;
}

/** Flags that keep a browser quiet on a closed network, and its picture free of bubbles. */
export const quietFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-translate",
  "--disable-features=Translate,MediaRouter",
  "--autoplay-policy=no-user-gesture-required",
  "--hide-scrollbars",
  "--force-device-scale-factor=1",
];

export function openChromium(screen: Screen, url: string, more: readonly string[] = []): Browser {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-chromium-"));
  const size = `${screen.widthPx},${screen.heightPx}`;
  const window = ["--kiosk", `--app=${url}`, "--window-position=0,0", `--window-size=${size}`];
  const flags = [
    ...quietFlags,
    ...more,
    `--user-data-dir=${folder}`,
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const child = spawn("/usr/bin/chromium", [...flags, ...window], {
    env: { ...process.env, DISPLAY: screen.display },
    stdio: "ignore",
  });
  const close = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { process: child, pid: child.pid ?? 0, close: closedAtEnd(close) };
}
