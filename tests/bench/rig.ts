/** A real hub process with one unit, for measurements that talk to it as boards and staff do. */
import { closedAtEnd } from "./at-end.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PairAnswer, PairPollAnswer } from "../../contract/pairing.ts";
import { Unit } from "../../contract/unit.ts";
import { childEnvironment } from "../../demo/config.ts";
import { type RunningHub, startHub } from "../../demo/hub/start-hub.ts";
import { type ChildSet, createChildSet } from "../../demo/processes/child-set.ts";
import type { HubClient } from "../../engine/sync/hub-client.ts";
import { createLog } from "../../platform/log.ts";
import type { Ports } from "../../platform/ports.ts";
import { systemPorts } from "../../platform/system-ports.ts";

export const school = Unit.parse({
  id: "lt-thcs-bench",
  kind: "school",
  name: "Trường THCS Bến Đò",
  shortName: "THCS Bến Đò",
  lines: { managed: "/lt/thcs", located: null, professional: null },
  speaks: { line: "managed", path: "/lt/thcs" },
});

export interface Rig {
  readonly folder: string;
  readonly ports: Ports;
  readonly children: ChildSet;
  readonly hub: RunningHub;
  close(): Promise<void>;
}

export async function openRig(): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-bench-rig-"));
  const ports = systemPorts({ log: createLog({ level: "error", name: "bench" }) });
  const children = createChildSet((delayMs) => ports.timers.sleep(delayMs));
  const plan = { ports, children, folder, env: childEnvironment(null), clockStartAtMs: null };
  const hub = await startHub(plan);
  await hub.client.call("putUnit", { params: { unit: school.id }, body: school });
  const close = async () => {
    await children.endAll();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, ports, children, hub, close: closedAtEnd(close) };
}

/** Pairs the key behind `board` with the school, as the player and staff do together. */
export async function pairKey(rig: Rig, board: HubClient): Promise<void> {
  const post = async (path: string, body: object) => {
    const request = { type: "application/json", text: JSON.stringify(body) } as const;
    const asked = {
      method: "POST",
      path,
      body: request,
      isProven: true,
      accept: "application/json",
    } as const;
    const answer = await board.text(asked, 1_000_000);
    if (!answer.ok) throw new Error(answer.problems[0].en);
    return JSON.parse(answer.value.text ?? "null") as unknown;
  };
  const size = { widthPx: 1920, heightPx: 1080 };
  const asked = await post("/v1/pair", { app: "0.1.0", os: "bench", hardware: "bench", size });
  const { userCode, number, deviceCode } = PairAnswer.parse(asked);
  const place = { name: "Bảng đo", audiences: ["thcs"], place: "corridor" };
  await rig.hub.client.call("confirmPairing", { body: { userCode, number, unit: school.id, ...place } });
  const { state } = PairPollAnswer.parse(await post("/v1/pair/poll", { deviceCode }));
  if (state !== "paired") throw new Error(`the pairing is ${state}`);
}
