/** Chromium's switches: those a board needs, and those a production package refuses to start with. */
import { app } from "electron";
import { existsSync } from "node:fs";

/** Each of them opens the player to whoever may set it. */
const refused = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "inspect",
  "js-flags",
  "load-extension",
  "proxy-server",
  "host-rules",
  "host-resolver-rules",
  "ignore-certificate-errors",
  "disable-web-security",
  "no-sandbox",
  "user-data-dir",
] as const;

const diskCacheBytesMax = 67_108_864;

export function refusedSwitches(): string[] {
  return refused.filter((name) => app.commandLine.hasSwitch(name));
}

/**
 * Where no graphics card is, Chromium finds out by a crash of its GPU process, and sometimes draws nothing
 * after it.
 */
function hasGraphicsCard(): boolean {
  return process.platform !== "linux" || existsSync("/dev/dri");
}

export function setSwitches(): void {
  if (!hasGraphicsCard()) app.disableHardwareAcceleration();
  const { commandLine } = app;
  commandLine.appendSwitch("autoplay-policy", "no-user-gesture-required");
  commandLine.appendSwitch("disk-cache-size", String(diskCacheBytesMax));
  commandLine.appendSwitch("disable-background-networking");
  commandLine.appendSwitch("disable-component-update");
  commandLine.appendSwitch("disable-renderer-backgrounding");
  commandLine.appendSwitch("disable-features", "Translate,MediaRouter,HardwareMediaKeyHandling");
}
