/** A Chromium of our own in kiosk form, with its own profile; it can be ended and opened again. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Ports } from "../platform/ports.ts";

export interface BrowserOptions {
  readonly ports: Pick<Ports, "timers" | "log">;
  readonly program: string;
  readonly profileFolder: string;
  readonly url: string;
  readonly window: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly env: NodeJS.ProcessEnv;
  /** Only root needs this, and only tests run as root. */
  readonly withoutSandbox: boolean;
  /** The browser ended though nobody asked it to. */
  readonly onGone: (reason: string) => void;
}

export interface BrowserProcess {
  readonly open: () => void;
  readonly replace: () => void;
  readonly close: () => Promise<void>;
}

const patienceMs = 3_000;
const diskCacheBytesMax = 67_108_864;

function flagsOf({ profileFolder, url, window, withoutSandbox }: BrowserOptions): string[] {
  return [
    `--app=${url}`,
    "--kiosk",
    // Without a window manager `--kiosk` alone is not full screen.
    `--window-position=${window.x},${window.y}`,
    `--window-size=${window.width},${window.height}`,
    `--user-data-dir=${profileFolder}`,
    `--disk-cache-size=${diskCacheBytesMax}`,
    "--autoplay-policy=no-user-gesture-required",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--hide-crash-restore-bubble",
    "--password-store=basic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-features=Translate,MediaRouter,HardwareMediaKeyHandling",
    ...(withoutSandbox ? ["--no-sandbox", "--test-type"] : []),
  ];
}

export function createBrowserProcess(options: BrowserOptions): BrowserProcess {
  const { ports, program, env, onGone } = options;
  let browser: ChildProcess | null = null;

  const open = (): void => {
    const started = spawn(program, flagsOf(options), { env, stdio: "ignore" });
    browser = started;
    const gone = (reason: string): void => {
      if (browser !== started) return;
      browser = null;
      onGone(reason);
    };
    started.once("error", (error) => gone(error.message));
    started.once("exit", (code, signal) => gone(signal ?? `exit ${code}`));
    ports.log.info({ pid: started.pid }, "Chromium is started");
  };

  /** Politely, then for certain: a profile in use would hand the address to the old process. */
  const close = async (): Promise<void> => {
    const old = browser;
    browser = null;
    if (old === null || old.exitCode !== null || old.signalCode !== null) return;
    const isGone = new Promise<void>((resolve) => old.once("exit", () => resolve()));
    old.kill("SIGTERM");
    const tooLong = ports.timers.after(patienceMs, () => old.kill("SIGKILL"));
    await isGone;
    tooLong.cancel();
  };

  return { open, close, replace: () => void close().then(open) };
}
