/**
 * Listens for "there is something newer": a nudge only makes the next look quicker, losing it loses
 * nothing.
 */
import { backoffMs } from "../../core/sync/backoff.ts";
import type { Ports } from "../../platform/ports.ts";
import { pause } from "../pause.ts";
import type { HubClient } from "./hub-client.ts";

const retry = { firstMs: 2_000, mostMs: 30_000 };
/** The hub says something each 15 s; silence of this length means the line is dead, in milliseconds. */
const silenceMsMax = 30_000;
/** Longest line kept while waiting for its end, in characters. */
const lineCharactersMax = 4_096;

export interface NudgeListener {
  start(): void;
  stop(): Promise<void>;
}

export interface Heard {
  readonly nudged: () => void;
  /** The hub can be reached (again): much may have happened while nobody listened. */
  readonly connected: () => void;
}

/** Tells event names apart from a stream of text chunks. */
function createEventReader(nudged: () => void): (text: string) => void {
  let rest = "";
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = (lines.pop() ?? "").slice(0, lineCharactersMax);
    if (lines.some((line) => line.trim() === "event: nudge")) nudged();
  };
}

export function createNudgeListener(ports: Ports, hub: HubClient, heard: Heard): NudgeListener {
  const { random, clock, log } = ports;
  const abort = new AbortController();
  let running: Promise<void> = Promise.resolve();

  /** How long the line held, in milliseconds. */
  const listen = async (): Promise<number> => {
    const opened = await hub.open({
      method: "GET",
      path: "/v1/nudges",
      isProven: true,
      accept: "text/event-stream",
      timeoutMs: silenceMsMax,
      signal: abort.signal,
    });
    if (!opened.ok) return 0;
    const sinceMs = clock.monoMs();
    heard.connected();
    const decoder = new TextDecoder();
    const read = createEventReader(heard.nudged);
    try {
      for await (const chunk of opened.value.response.body ?? []) {
        opened.value.keepAlive();
        read(decoder.decode(chunk, { stream: true }));
      }
    } catch (error) {
      log.debug({ err: error }, "the nudge line broke");
    }
    opened.value.release();
    return clock.monoMs() - sinceMs;
  };
  const loop = async () => {
    let attempt = 0;
    while (!abort.signal.aborted) {
      const heldMs = await listen();
      attempt = heldMs > 30_000 ? 0 : attempt + 1;
      await pause(ports, 200 + backoffMs(attempt, random.unit(), retry), abort.signal);
    }
  };
  return {
    start() {
      running = loop();
    },
    async stop() {
      abort.abort(new Error("stopping"));
      await running;
    },
  };
}
