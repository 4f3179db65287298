/**
 * Starts a hub as a process, reads its one-time secret off its own mouth and buys the admin token with it.
 */
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readTextIfExists } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Child, ChildSet } from "../processes/child-set.ts";
import { waitFor } from "../processes/wait-for.ts";
import { repositoryFolder } from "../repository.ts";
import { type AdminClient, createAdminClient } from "./admin-client.ts";

export interface RunningHub {
  readonly url: string;
  readonly token: string;
  readonly client: AdminClient;
  readonly process: Child;
}

export interface HubPlan {
  readonly ports: Ports;
  readonly children: ChildSet;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clockStartAtMs: number | null;
}

/** How long a hub may take to start, in milliseconds. */
const startMsMax = 60_000;
const secretLine = /BANGTIN SETUP SECRET: (\S+)/;

async function urlOf(dataFolder: string): Promise<string | null> {
  const text = await readTextIfExists(join(dataFolder, "hub.json"));
  return text === null ? null : ((JSON.parse(text) as { url: string }).url ?? null);
}

/** A data folder that was set up before keeps its token beside it: the secret is printed only once. */
async function tokenFor(plan: HubPlan, url: string, secret: () => string | null): Promise<string> {
  const file = join(plan.folder, "admin-token");
  const kept = await readTextIfExists(file);
  if (kept !== null) return kept;
  const found = await waitFor(plan.ports, startMsMax, "the set-up secret", () => secret());
  const anonymous = createAdminClient(plan.ports.fetch, url, null);
  const { token } = await anonymous.call("setup", { body: { secret: found, name: "Demo" } });
  await writeFile(file, token, { mode: 0o600 });
  return token;
}

export async function startHub(plan: HubPlan): Promise<RunningHub> {
  const { ports, children, folder, env, clockStartAtMs } = plan;
  const dataFolder = join(folder, "data");
  mkdirSync(dataFolder, { recursive: true });
  await writeFile(join(dataFolder, "hub.json"), JSON.stringify({ url: null }));
  const config = {
    dataFolder,
    wrongCodesPerHourMax: 1_000,
    ...(clockStartAtMs === null ? {} : { clockStartAtMs }),
  };
  const configFile = join(folder, "hub-config.json");
  await writeFile(configFile, JSON.stringify(config));
  let said = "";
  const child = children.start({
    name: "hub",
    command: process.execPath,
    args: [join(repositoryFolder, "hub/main.ts"), "--config", configFile],
    env,
    logFile: join(folder, "hub.log"),
    onOutput: (text) => {
      said += text;
    },
  });
  const url = await waitFor(ports, startMsMax, "the hub", async () => {
    if (!child.isAlive()) throw new Error(`the hub ended; see ${join(folder, "hub.log")}`);
    return urlOf(dataFolder);
  });
  const token = await tokenFor(plan, url, () => secretLine.exec(said)?.[1] ?? null);
  return { url, token, client: createAdminClient(ports.fetch, url, token), process: child };
}
