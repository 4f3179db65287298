/** A real hub on a real port with a real database, and the people and boards that call it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../../contract/endpoints.ts";
import type { CompactJws } from "../../contract/envelope.ts";
import type { Root, SignedRoot } from "../../contract/root.ts";
import { HubConfig } from "../../hub/config.ts";
import { type Hub, createHub } from "../../hub/create-hub.ts";
import type { Ports } from "../../platform/ports.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { makeProof } from "../../platform/trust/dpop.ts";
import { type SigningKey, makeSigningKey } from "../../platform/trust/keys.ts";
import { verifyFirstRoot } from "../../platform/trust/root.ts";
import { type CollectedLog, createCollectedLog } from "../support/collected-log.ts";

export const startAtMs = Date.UTC(2026, 10, 23, 0);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What an answer of ours holds is for the test to say; `problems` in every refusal. */
  readonly json: { readonly [name: string]: unknown; readonly problems?: { code: string; path: string }[] };
}

export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HubWorld {
  readonly hub: Hub;
  readonly url: string;
  readonly folder: string;
  readonly log: CollectedLog;
  readonly ports: Ports;
  /** Both clocks of the hub jump ahead. */
  skip(elapsedMs: number): void;
  /** Calls as somebody with this token; without one, as nobody. */
  call(name: EndpointName, parts?: CallParts, token?: string): Promise<Answer>;
  /** Sets the hub up and answers the admin's token. */
  setUp(): Promise<string>;
  /** Stops the hub and starts it again on the same folder. */
  restart(): Promise<HubWorld>;
  stop(): Promise<void>;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const json = (isJson ? JSON.parse(text) : {}) as Answer["json"];
  return { status: response.status, headers: response.headers, text, json };
}

export function requestOf(url: string, name: EndpointName, parts: CallParts): [string, RequestInit] {
  const endpoint: Endpoint = endpoints[name];
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(parts.params?.[key] ?? ""),
  );
  const search = parts.query === undefined ? "" : `?${new URLSearchParams(parts.query)}`;
  const headers: Record<string, string> = { ...parts.headers };
  const init: RequestInit = { method: endpoint.method, headers };
  if (parts.body !== undefined) {
    const isJson = endpoint.body !== "bytes" && endpoint.body !== "jws";
    headers["content-type"] ??= isJson
      ? "application/json"
      : endpoint.body === "jws"
        ? "application/jose"
        : "application/octet-stream";
    init.body = isJson ? JSON.stringify(parts.body) : (parts.body as string);
  }
  return [`${url}${path}${search}`, init];
}

export async function startHub(
  options: { folder?: string; config?: Partial<HubConfig>; jumpedMs?: number; timers?: Ports["timers"] } = {},
): Promise<HubWorld> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "bangtin-hub-")));
  const log = createCollectedLog();
  const real = systemPorts({ log, startAtMs });
  let jumpedMs = options.jumpedMs ?? 0;
  const clock = {
    wallMs: () => real.clock.wallMs() + jumpedMs,
    monoMs: () => real.clock.monoMs() + jumpedMs,
  };
  const ports = { ...real, clock, timers: options.timers ?? real.timers };
  const config = HubConfig.parse({ dataFolder: folder, ...options.config });
  const hub = await createHub({ ports, config, checkAnswers: true });
  const url = await hub.listen();
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await hub.close();
    isOpen = false;
  };
  const world: HubWorld = {
    hub,
    url,
    folder,
    log,
    ports,
    skip: (elapsedMs) => {
      jumpedMs += elapsedMs;
    },
    call: async (name, parts = {}, token) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return readAnswer(
        await fetch(...requestOf(url, name, { ...parts, headers: { ...headers, ...parts.headers } })),
      );
    },
    setUp: async () => {
      const body = { secret: hub.setUpSecret, name: "Quản trị" };
      return (await world.call("setup", { body })).json["token"] as string;
    },
    restart: async () => {
      await close();
      return startHub({ ...options, folder, jumpedMs });
    },
    stop: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

export interface TestBoard {
  readonly key: SigningKey;
  /** With a fresh proof; a nonce that grew old is renewed once, as boards do. */
  call(name: EndpointName, parts?: CallParts): Promise<Answer>;
  /** As `call`, leaving the body to the reader. */
  open(name: EndpointName, parts?: CallParts, signal?: AbortSignal): Promise<Response>;
  proofFor(name: EndpointName, parts?: CallParts): Promise<string>;
}

export async function makeBoard(world: HubWorld, key?: SigningKey): Promise<TestBoard> {
  const own = key ?? (await makeSigningKey());
  let nonce: string | null = null;
  const proofFor = (name: EndpointName, parts: CallParts = {}): Promise<string> => {
    const [url, { method = "GET" }] = requestOf(world.url, name, parts);
    const { clock, random } = world.ports;
    return makeProof({ key: own, method, url, nonce, nowMs: clock.wallMs(), jti: random.id() });
  };
  const open = async (
    name: EndpointName,
    parts: CallParts = {},
    signal?: AbortSignal,
    mayRetry = true,
  ): Promise<Response> => {
    const headers = { dpop: await proofFor(name, parts), ...parts.headers };
    const [url, init] = requestOf(world.url, name, { ...parts, headers });
    const response = await fetch(url, signal === undefined ? init : { ...init, signal });
    nonce = response.headers.get("dpop-nonce") ?? nonce;
    if (response.status !== 401 || !mayRetry || parts.headers?.["dpop"] !== undefined) return response;
    const { problems } = (await response.clone().json()) as { problems: { code: string }[] };
    return problems[0]?.code === "proof_nonce" ? open(name, parts, signal, false) : response;
  };
  return {
    key: own,
    open: (name, parts, signal) => open(name, parts, signal),
    call: async (name, parts) => readAnswer(await open(name, parts)),
    proofFor,
  };
}

export interface PairedBoard extends TestBoard {
  readonly id: string;
  readonly root: Root;
  readonly placement: CompactJws;
}

export const pairRequest = {
  app: "0.1.0",
  os: "linux",
  hardware: "test",
  size: { widthPx: 1920, heightPx: 1080 },
};

/** The whole way from a code on a screen to a board with an identity. */
export async function pairBoard(
  world: HubWorld,
  token: string,
  unit: string,
  order: object = {},
  board?: TestBoard,
): Promise<PairedBoard> {
  const own = board ?? (await makeBoard(world));
  const asked = (await own.call("pair", { body: pairRequest })).json as Record<string, string>;
  const { userCode, number, deviceCode } = asked;
  const body = { userCode, number, unit, name: "Sảnh A", audiences: ["thcs"], place: "lobby", ...order };
  const confirmed = await world.call("confirmPairing", { body }, token);
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  const paired = (await own.call("pairPoll", { body: { deviceCode } })).json as {
    board?: string;
    placement?: CompactJws;
    roots?: SignedRoot[];
  };
  const root = await verifyFirstRoot(paired.roots?.[0]);
  if (!root.ok || paired.board === undefined || paired.placement === undefined) throw new Error("not paired");
  return { ...own, id: paired.board, root: root.value, placement: paired.placement };
}
