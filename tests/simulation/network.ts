/**
 * The wire between many boards and one hub, all in memory: it loses, delays, doubles, replays, cuts and corrupts as the
 * seed says, and can cut a board off altogether.
 */
import { Writable } from "node:stream";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { Clock, Fetch } from "../../platform/ports.ts";
import { type FaultRates, type Fate, calm, fateOf } from "./faults.ts";
import type { Life } from "./life.ts";

export const hubUrl = "http://hub.test";
/** Bodies travel in pieces of this size, so that they can break anywhere. */
const pieceBytes = 16_384;
/** Old answers kept per question, for replays. */
const answersKept = 4;

// The in-memory response stands on a bare stream; a real one has a socket.
Object.defineProperty(Writable.prototype, "setNoDelay", { value: () => undefined, configurable: true });

export interface Network {
  /** The network as this board sees it in this life. */
  fetchFor(board: string, life: Life): Fetch;
  setRates(rates: FaultRates): void;
  /** A board that is cut off reaches nobody. */
  cutOff(board: string, isCutOff: boolean): void;
  /** `null`: nobody answers there. */
  setHub(app: FastifyInstance | null): void;
  readonly counts: { requests: number; faults: number };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function refused(): TypeError {
  return new TypeError("fetch failed");
}

/** Rejects when the caller gives up, never otherwise. */
function silence(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal === null || signal === undefined) return reject(refused());
    if (signal.aborted) return reject(signal.reason as Error);
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

function fail(fate: Fate, signal: AbortSignal | null | undefined): Promise<never> {
  return fate.isSilent ? silence(signal) : Promise.reject(refused());
}

function headersOf(response: LightMyRequestResponse): Record<string, string> {
  return Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
}

interface Order extends InjectOptions {
  readonly method: "GET" | "POST";
  readonly url: string;
}

function injection(url: string, init: RequestInit): Order {
  const { pathname, search, host } = new URL(url);
  const headers = { ...(init.headers as Record<string, string>), host };
  const method = (init.method ?? "GET") as "GET" | "POST";
  const body = typeof init.body === "string" ? { payload: init.body } : {};
  return { method, url: pathname + search, headers, remoteAddress: "10.0.0.1", ...body };
}

/** One byte is another one; at times a digit is another digit, which no parser notices. */
function corrupted(body: Buffer, { at, isSilent }: Fate): Buffer {
  const bytes = Buffer.from(body);
  const from = Math.floor(at * bytes.length);
  const digit = bytes.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  if (isSilent && digit >= 0) bytes.writeUInt8(0x30 + ((bytes.readUInt8(digit) - 0x30 + 5) % 10), digit);
  else if (bytes.length > 0) {
    bytes.writeUInt8((bytes.readUInt8(from) + 1 + Math.floor(at * 254)) % 256, from);
  }
  return bytes;
}

/** The body as the wire delivers it: in pieces, with what the fate says of it. */
function travel(body: Buffer, fate: Fate, life: Life, signal: AbortSignal | null | undefined) {
  const bytes = fate.isCorrupted ? corrupted(body, fate) : body;
  const endByte = fate.isCut ? Math.floor(fate.at * bytes.length) : bytes.length;
  let fromByte = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await life.timers.sleep(fate.delayMs / 4, signal ?? undefined);
      const toByte = Math.min(fromByte + pieceBytes, endByte);
      if (toByte > fromByte) controller.enqueue(new Uint8Array(bytes.subarray(fromByte, toByte)));
      fromByte = toByte;
      if (fromByte < endByte) return;
      if (fate.isCut && fate.isSilent) controller.close();
      else if (fate.isCut) controller.error(new TypeError("terminated"));
      else controller.close();
    },
  });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function createNetwork(seed: number, clock: Pick<Clock, "monoMs">): Network {
  let hub: FastifyInstance | null = null;
  let rates: FaultRates = calm;
  const away = new Set<string>();
  const drawn = new Map<string, { atMs: number; count: number }>();
  const answers = new Map<string, Answer[]>();
  const counts = { requests: 0, faults: 0 };

  const draw = (board: string, what: string): Fate => {
    const name = `${board} ${what}`;
    const atMs = clock.monoMs();
    const last = drawn.get(name);
    const count = last?.atMs === atMs ? last.count + 1 : 0;
    drawn.set(name, { atMs, count });
    const fate = fateOf(seed, `${name} ${atMs} ${count}`, rates);
    counts.requests += 1;
    const { isLost, isAnswerLost, isDoubled, isReplayed, isCut, isCorrupted } = fate;
    if ([isLost, isAnswerLost, isDoubled, isReplayed, isCut, isCorrupted].some(Boolean)) counts.faults += 1;
    return fate;
  };
  const ask = async (order: InjectOptions): Promise<Answer> => {
    if (hub === null) throw refused();
    const response = await hub.inject(order);
    return { status: response.statusCode, headers: headersOf(response), body: response.rawPayload };
  };
  const remember = (name: string, answer: Answer): Answer[] => {
    const kept = answers.get(name) ?? [];
    if (answer.status === 200) answers.set(name, [...kept, answer].slice(-answersKept));
    return kept;
  };

  /** The nudge line: an answer without an end. */
  const openEvents = async (order: InjectOptions, fate: Fate, life: Life, signal: AbortSignal) => {
    if (hub === null) throw refused();
    const response = await hub.inject({ ...order, payloadAsStream: true });
    const stream = response.stream();
    const hangUp = (): void => {
      (response.raw.res as unknown as { destroy(): void }).destroy();
    };
    const headers = headersOf(response);
    const status = response.statusCode;
    if (status !== 200) return new Response(await readAll(stream), { status, headers });
    signal.addEventListener("abort", hangUp, { once: true });
    life.ended.addEventListener("abort", hangUp, { once: true });
    // A cut line ends by itself after a while, as lines do.
    if (fate.isCut) life.timers.after(Math.floor(fate.at * 30_000), hangUp);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        const end = (close: () => void) => life.isAlive() && close();
        stream.on("data", (chunk: Buffer) => {
          // What arrives after the line ended is lost.
          void life.timers
            .sleep(fate.delayMs)
            .then(() => controller.enqueue(new Uint8Array(chunk)))
            .catch(() => undefined);
        });
        stream.on("error", () => end(() => controller.error(new TypeError("terminated"))));
        stream.on("end", () => end(() => controller.close()));
      },
    });
    return new Response(body, { status, headers });
  };

  const carry = async (board: string, life: Life, url: string, init: RequestInit): Promise<Response> => {
    const { signal } = init;
    const order = injection(url, init);
    const what = `${order.method} ${order.url.replace(/\?.*/, "")}`;
    const fate = draw(board, what);
    await life.timers.sleep(fate.delayMs, signal ?? undefined);
    if (away.has(board) || fate.isLost) return fail(fate, signal);
    if (what === "GET /v1/nudges") return openEvents(order, fate, life, signal ?? life.ended);
    if (fate.isDoubled) await ask(order);
    const answer = await ask(order);
    const name = `${board} ${what}`;
    const older = remember(name, answer);
    if (fate.isAnswerLost || away.has(board)) return fail(fate, signal);
    const replay = older[Math.floor(fate.at * older.length)];
    const heard = fate.isReplayed && replay !== undefined ? replay : answer;
    await life.timers.sleep(0, signal ?? undefined);
    const isBare = heard.status === 304 || heard.body.length === 0;
    const body = isBare ? null : travel(heard.body, fate, life, signal);
    return new Response(body, { status: heard.status, headers: heard.headers });
  };

  return {
    fetchFor:
      (board, life) =>
      (url, init = {}) =>
        life.whileAlive(carry(board, life, url, init)),
    setRates(next) {
      rates = next;
    },
    cutOff(board, isCutOff) {
      if (isCutOff) away.add(board);
      else away.delete(board);
    },
    setHub(app) {
      hub = app;
    },
    counts,
  };
}
