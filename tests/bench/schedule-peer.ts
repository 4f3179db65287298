/**
 * @xiboplayer/schedule, the peer our schedule is measured beside. It is licensed under the AGPL, so it is no
 * part of this repository: this installs it into a temporary folder at run time and removes it afterwards.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { closedAtEnd } from "./at-end.ts";

export const peerName = "@xiboplayer/schedule";
const peerVersion = "0.5.20";
const installMsMax = 120_000;

/** What the peer would show at an instant. */
export interface Peer {
  setSchedule(schedule: unknown): void;
  getLayoutsAtTime(time: Date): readonly string[];
}

interface PeerModule {
  readonly ScheduleManager: new () => Peer;
}

/** `null` when it cannot be installed. */
export async function installPeer(): Promise<(() => Peer) | null> {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-peer-"));
  closedAtEnd(async () => rmSync(folder, { recursive: true, force: true }));
  console.log(`     installing ${peerName} ${peerVersion} (AGPL-3.0) into ${folder}, outside the repository`);
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}');
  const argv = ["install", "--no-audit", "--no-fund", "--ignore-scripts", `${peerName}@${peerVersion}`];
  try {
    await promisify(execFile)("npm", argv, { cwd: folder, timeout: installMsMax });
    const main = join(folder, "node_modules", ...peerName.split("/"), "src", "index.js");
    const { ScheduleManager } = (await import(pathToFileURL(main).href)) as PeerModule;
    return () => new ScheduleManager();
  } catch (error) {
    console.log(`     ${peerName} is missing: ${String(error).split("\n")[0]}`);
    return null;
  }
}
