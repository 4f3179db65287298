/**
 * The real hub of a simulated world: in its own folder, on the fake clock, spoken to by staff without a
 * network.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { Edition } from "../../contract/edition.ts";
import type { EndpointName } from "../../contract/endpoints.ts";
import { Unit } from "../../contract/unit.ts";
import { HubConfig } from "../../hub/config.ts";
import { type Hub, createHub } from "../../hub/create-hub.ts";
import type { Ports } from "../../platform/ports.ts";
import { sha256Hex } from "../../platform/files.ts";
import { type CallParts, requestOf } from "../hub/hub-world.ts";
import type { FakePorts } from "../support/fake-ports.ts";
import { type Network, hubUrl } from "./network.ts";

function unit(id: string, kind: string, path: string): Unit {
  const lines = { managed: path, located: path, professional: null };
  return Unit.parse({
    id,
    kind,
    name: `Đơn vị ${id}`,
    shortName: id,
    lines,
    speaks: { line: "managed", path },
  });
}

export const units: readonly Unit[] = [
  unit("tinh", "province", "/p01"),
  unit("xa-a", "commune", "/p01/c07"),
  unit("xa-b", "commune", "/p01/c08"),
  unit("truong-a", "school", "/p01/c07/s1"),
  unit("truong-b", "school", "/p01/c07/s2"),
  unit("truong-c", "school", "/p01/c08/s3"),
];

/** Real time one call may take: uploads are decoded in a process of their own. */
const driveRealMsMax = 30_000;

export interface SignedEdition {
  readonly hash: string;
  readonly edition: Edition;
}

export interface HubHalf {
  readonly folder: string;
  /** Passes time until the promise is settled; no more of it than the work itself asks for. */
  readonly drive: <Value>(coming: Promise<Value>) => Promise<Value>;
  /** As staff with the admin's token. Throws what the hub refused. */
  call<Answer>(name: EndpointName, parts?: CallParts): Promise<Answer>;
  /** Every edition the hub ever signed, read from its own database. */
  signed(): Promise<readonly SignedEdition[]>;
  restart(downMs: number): Promise<void>;
  close(): Promise<void>;
}

function readSigned(file: string, known: Map<string, SignedEdition>): void {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db.prepare("SELECT hash, jws FROM edition_bytes").all() as { hash: string; jws: string }[];
    for (const { hash, jws } of rows.filter((row) => !known.has(row.hash))) {
      if (sha256Hex(jws) !== hash) throw new Error(`the hub keeps an edition under a false name: ${hash}`);
      const payload = Buffer.from(jws.split(".")[1] ?? "", "base64url").toString("utf8");
      known.set(hash, { hash, edition: Edition.parse(JSON.parse(payload)) });
    }
  } finally {
    db.close();
  }
}

export async function openHub(
  folder: string,
  world: FakePorts,
  ports: Ports,
  network: Network,
): Promise<HubHalf> {
  const config = HubConfig.parse({ dataFolder: folder, logLevel: "silent" });
  const known = new Map<string, SignedEdition>();
  let token = "";

  const drive = async <Value>(coming: Promise<Value>): Promise<Value> => {
    const state = { isSettled: false };
    const settled = () => void (state.isSettled = true);
    coming.then(settled, settled);
    const giveUpMs = performance.now() + driveRealMsMax;
    while (!state.isSettled && performance.now() < giveUpMs) await world.advance(0);
    if (!state.isSettled) throw new Error("waits for something that only time could bring");
    return coming;
  };
  const open = async (): Promise<Hub> => {
    const opened = await drive(createHub({ ports, config, checkAnswers: true }));
    network.setHub(opened.app);
    return opened;
  };
  let hub = await open();
  const call = async <Answer>(name: EndpointName, parts: CallParts = {}): Promise<Answer> => {
    const [url, init] = requestOf(hubUrl, name, parts);
    const { pathname, search } = new URL(url);
    const headers = { ...(init.headers as object), authorization: `Bearer ${token}` };
    const payload = init.body as string | Buffer | undefined;
    const order = { method: init.method as "GET", url: pathname + search, headers };
    const answer = await drive(hub.app.inject(payload === undefined ? order : { ...order, payload }));
    if (answer.statusCode >= 300) throw new Error(`${name}: ${answer.statusCode} ${answer.payload}`);
    return answer.json() as Answer;
  };
  const close = () => {
    network.setHub(null);
    return drive(hub.close());
  };
  const secret = hub.setUpSecret;
  token = (await call<{ token: string }>("setup", { body: { secret, name: "Quản trị" } })).token;
  for (const each of units) await call("putUnit", { params: { unit: each.id }, body: each });
  return {
    folder,
    drive,
    call,
    async signed() {
      readSigned(join(folder, "hub.db"), known);
      return [...known.values()];
    },
    async restart(downMs) {
      await close();
      await world.advance(downMs);
      hub = await open();
    },
    close,
  };
}
