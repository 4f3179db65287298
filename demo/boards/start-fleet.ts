/**
 * The boards nobody looks at: real engines without a window, all in one process, whose plays carry witness
 * `none`.
 */
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Child, ChildSet } from "../processes/child-set.ts";
import { repositoryFolder } from "../repository.ts";
import type { SeedBoard } from "../seed/boards.ts";
import { boardFolders, engineConfig } from "./board-folders.ts";

export interface FleetPlan {
  readonly children: ChildSet;
  readonly demoFolder: string;
  readonly hubUrl: string;
  readonly boards: readonly SeedBoard[];
  readonly env: NodeJS.ProcessEnv;
  readonly clockStartAtMs: number | null;
}

export async function startFleet(plan: FleetPlan): Promise<Child> {
  const { children, demoFolder, hubUrl, boards, env, clockStartAtMs } = plan;
  const engines = boards.map(({ id, size }) => {
    const folders = boardFolders(demoFolder, id);
    mkdirSync(folders.run, { recursive: true });
    return { engine: engineConfig({ hubUrl, folders, clockStartAtMs }), ...size };
  });
  const configFile = join(demoFolder, "fleet-config.json");
  const clock = clockStartAtMs === null ? {} : { clockStartAtMs };
  await writeFile(configFile, JSON.stringify({ logLevel: "warn", engines, ...clock }));
  return children.start({
    name: "fleet",
    command: process.execPath,
    args: [join(repositoryFolder, "engine/fleet.ts"), "--config", configFile],
    env,
    logFile: join(demoFolder, "fleet.log"),
  });
}
