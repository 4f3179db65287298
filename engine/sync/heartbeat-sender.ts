/** Tells the hub how this board is; the answer carries a fresh status. */
import { endpoints } from "../../contract/endpoints.ts";
import type { Heartbeat } from "../../contract/heartbeat.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import type { Status } from "../../contract/status.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Incidents } from "../health/incidents.ts";
import type { ErrorCounts } from "../health/error-counts.ts";
import { pause } from "../pause.ts";
import type { HubClient } from "./hub-client.ts";
import type { StatusKeeper } from "./status-keeper.ts";

/** Shortest time between two heartbeats, in milliseconds. */
const gapMs = 1_000;
const answerBytesMax = 131_072;

export interface HeartbeatSender {
  start(): void;
  /** There is something to tell: the next one goes now, a second after the last one at the earliest. */
  sendSoon(): void;
  stop(): Promise<void>;
}

export interface HeartbeatParts {
  readonly ports: Ports;
  readonly hub: HubClient;
  readonly keeper: StatusKeeper;
  readonly incidents: Incidents;
  readonly errors: ErrorCounts;
  everyMs(): number;
  build(nonce: string): Heartbeat;
  answered(status: Status): void;
}

export function createHeartbeatSender(parts: HeartbeatParts): HeartbeatSender {
  const { ports, hub, keeper, incidents, errors } = parts;
  const abort = new AbortController();
  let shortCut = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const send = async () => {
    const heartbeat = parts.build(ports.random.id());
    const sentMonoMs = ports.clock.monoMs();
    const answer = await hub.text(
      {
        method: "POST",
        path: "/v1/heartbeat",
        body: { type: "application/json", text: JSON.stringify(heartbeat) },
        isProven: true,
        accept: "application/json",
        signal: abort.signal,
      },
      answerBytesMax,
    );
    const parsed = answer.ok ? parseJsonWith(endpoints.heartbeat.answer, answer.value.text ?? "") : answer;
    if (!parsed.ok) {
      if (!abort.signal.aborted) errors.count(answer.ok ? "hub_answer_bad" : parsed.problems[0].code);
      return;
    }
    const status = await keeper.take(parsed.value.status, heartbeat.nonce, sentMonoMs);
    if (!status.ok) return;
    incidents.acknowledge(heartbeat.incidents);
    parts.answered(status.value);
  };
  const loop = async () => {
    while (!abort.signal.aborted) {
      shortCut = new AbortController();
      await send().catch((error: unknown) => ports.log.error({ err: error }, "a heartbeat broke"));
      const share = 1 - 0.1 * ports.random.unit();
      await pause(ports, gapMs, abort.signal);
      await pause(
        ports,
        () => parts.everyMs() * share - gapMs,
        AbortSignal.any([abort.signal, shortCut.signal]),
      );
    }
  };
  return {
    start() {
      running = loop();
    },
    sendSoon() {
      shortCut.abort(new Error("now"));
    },
    async stop() {
      abort.abort(new Error("stopping"));
      await running;
    },
  };
}
