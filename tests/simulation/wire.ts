/**
 * How one request travels: the question as the hub gets it, and the answer as the wire delivers it, in pieces
 * and with what its fate says of it.
 */
import { Writable } from "node:stream";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { Fate } from "./faults.ts";
import type { Life } from "./life.ts";

/** Bodies travel in pieces of this size, so that they can break anywhere. */
const pieceBytes = 16_384;

// The in-memory response stands on a bare stream; a real one has a socket.
Object.defineProperty(Writable.prototype, "setNoDelay", { value: () => undefined, configurable: true });

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

export function refused(): TypeError {
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

export function fail(fate: Fate, signal: AbortSignal | null | undefined): Promise<never> {
  return fate.isSilent ? silence(signal) : Promise.reject(refused());
}

export function headersOf(response: LightMyRequestResponse): Record<string, string> {
  return Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
}

export interface Order extends InjectOptions {
  readonly method: "GET" | "POST";
  readonly url: string;
}

export function injection(url: string, init: RequestInit): Order {
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
export function travel(body: Buffer, fate: Fate, life: Life, signal: AbortSignal | null | undefined) {
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

/** The nudge line: an answer without an end. */
export async function openEvents(line: {
  readonly hub: FastifyInstance;
  readonly order: Order;
  readonly fate: Fate;
  readonly life: Life;
  readonly signal: AbortSignal;
  /** A line that is cut off carries nothing, and nobody notices. */
  readonly isCutOff: () => boolean;
}): Promise<Response> {
  const { hub, order, fate, life, signal } = line;
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
        if (line.isCutOff()) return;
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
}
