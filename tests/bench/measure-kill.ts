/**
 * kill -9 in the middle of downloads, two hundred times: bytes that had to be sent again, and wrong files.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import type { Asset } from "../../contract/asset.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { publishContent } from "../../demo/hub/fill-hub.ts";
import { createHubClient } from "../../engine/sync/hub-client.ts";
import { hashFile } from "../../platform/files.ts";
import { loadOrMakeSigningKey } from "../../platform/trust/keys.ts";
import { type CountingRelay, openCountingRelay } from "./counting-relay.ts";
import type { Figure } from "./report.ts";
import { unreadBytes } from "./unread-bytes.ts";
import { type Rig, openRig, pairKey, school } from "./rig.ts";

const kills = 200;
/** 16 KiB each 10 ms: 13 Mbit/s, a good line for a school. */
const relayPauseMs = 10;
const script = join(import.meta.dirname, "download-once.ts");

/** Noise does not compress: a picture of several megabytes. */
async function makeAsset(rig: Rig, seed: number): Promise<Asset> {
  const size = { width: 3_000, height: 2_000 };
  const noise = { type: "gaussian", mean: 100 + seed, sigma: 60 } as const;
  const picture = await sharp({ create: { ...size, channels: 3, background: "black", noise } })
    .png()
    .toBuffer();
  return rig.hub.client.call("uploadAsset", { params: { unit: school.id }, body: picture });
}

async function publishAll(rig: Rig, assets: readonly Asset[]): Promise<void> {
  const items = assets.map(({ hash }, index) => ({
    id: `it_noise${index}`,
    kind: "image",
    title: "noise",
    asset: hash,
    durationMs: 10_000,
  }));
  const playlists = [{ id: "pl_noise", name: "noise", items }];
  const campaigns = [{ id: "cp_noise", name: "noise", level: "normal", playlists: ["pl_noise"] }];
  await publishContent(rig.hub.client, school.id, UnitContent.parse({ playlists, campaigns }));
}

interface Killed {
  /**
   * What the process had read from its line when it was killed, headers and all, less what its part file grew
   * by. What still lay in the kernel's buffers had not reached it: that is the line's, whoever reads from it.
   */
  readonly sentAgainBytes: number;
  readonly isWhole: boolean;
}

async function downloadUntilKilled(
  relay: CountingRelay,
  child: ChildProcess,
  part: string,
  killAfterMs: number,
): Promise<Killed> {
  const size = () => (existsSync(part) ? statSync(part).size : 0);
  const before = size();
  const gone = once(child, "exit");
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let tries = 0; tries < 2_000 && size() === before && child.exitCode === null; tries++) await sleep(5);
  await sleep(killAfterMs);
  // Held still, so that all is counted at one instant.
  child.kill("SIGSTOP");
  const readBytes = relay.counted.down - unreadBytes(Number(new URL(relay.url).port));
  child.kill("SIGKILL");
  await gone;
  const isWhole = said.includes("whole") || !existsSync(part);
  return { sentAgainBytes: isWhole ? 0 : readBytes - (size() - before), isWhole };
}

async function wrongFiles(folder: string): Promise<number> {
  const entries = readdirSync(join(folder, "blobs"), { recursive: true, withFileTypes: true });
  let wrong = 0;
  for (const entry of entries.filter((found) => found.isFile())) {
    if ((await hashFile(join(entry.parentPath, entry.name))) !== entry.name) wrong++;
  }
  return wrong;
}

export async function measure(): Promise<readonly Figure[]> {
  const rig = await openRig();
  const keyFile = join(rig.folder, "board-key.jwk");
  const direct = createHubClient(rig.ports, rig.hub.url, await loadOrMakeSigningKey(keyFile));
  await pairKey(rig, direct);
  const relay = await openCountingRelay(rig.hub.url, relayPauseMs);
  const folder = join(rig.folder, "board");
  let mostAgain = 0;
  let wrong = 0;
  let files = 0;
  let asset: Asset | null = null;
  const published: Asset[] = [];
  for (let kill = 0; kill < kills; kill++) {
    if (asset === null) {
      asset = await makeAsset(rig, published.length);
      published.push(asset);
      await publishAll(rig, published);
    }
    relay.reset();
    const told = [script, keyFile, relay.url, folder, JSON.stringify(asset)];
    const child = spawn(process.execPath, told, { stdio: ["ignore", "pipe", "inherit"] });
    const part = join(folder, "parts", `${asset.hash}.part`);
    const { sentAgainBytes, isWhole } = await downloadUntilKilled(relay, child, part, (kill * 37) % 150);
    relay.cut();
    mostAgain = Math.max(mostAgain, sentAgainBytes);
    wrong += await wrongFiles(folder);
    if (isWhole) {
      files++;
      asset = null;
    }
  }
  await relay.close();
  await rig.close();
  const name = `kill -9 during a download at 13 Mbit/s, ${kills} kills, ${files} files whole`;
  return [
    { name: `${name}: most sent again`, ours: mostAgain / 1_024, anchor: null, unit: "KiB", most: 64 },
    { name: `${name}: wrong files`, ours: wrong, anchor: null, unit: "files", most: 0 },
  ];
}
