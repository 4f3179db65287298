/** Sends plays in batches signed by the board's own key, in order, until the hub says it has them. */
import { backoffMs } from "../../core/sync/backoff.ts";
import { documentBytesMax } from "../../contract/envelope.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import type { PlaysBatch } from "../../contract/play.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import type { BoardState } from "../board-state.ts";
import type { ErrorCounts } from "../health/error-counts.ts";
import { pause } from "../pause.ts";
import type { PlayStore } from "../store/play-store.ts";
import type { HubClient } from "./hub-client.ts";

/** Fewer than the contract allows: a thousand plays of full length would not fit a document. */
const playsPerSend = 500;
const answerBytesMax = 65_536;
const retry = { firstMs: 5_000, mostMs: 900_000 };

export interface PlayReporter {
  start(): void;
  /** There is something new to send. */
  look(): void;
  /** The hub can be reached again. */
  retryNow(): void;
  stop(): Promise<void>;
}

export interface ReporterParts {
  readonly ports: Ports;
  readonly hub: HubClient;
  readonly key: SigningKey;
  readonly state: BoardState;
  readonly plays: PlayStore;
  readonly errors: ErrorCounts;
  readonly everyMs: () => number;
  nowMs(): number;
}

/** Answers how many plays the hub took. */
async function sendBatch(parts: ReporterParts, signal: AbortSignal): Promise<Result<number>> {
  const { hub, key, state, plays } = parts;
  const { membership } = state;
  const unsent = plays.unsent(playsPerSend);
  const [first] = unsent;
  if (membership === null || first === undefined) return ok(0);
  const prev = plays.lastBatchHash() as PlaysBatch["prev"];
  const sentAtMs = Math.max(0, parts.nowMs());
  const batch: PlaysBatch = {
    v: 1,
    board: membership.board,
    prev,
    sentAtMs,
    oldestN: first.n,
    plays: unsent,
  };
  const jws = await signDocument("plays", batch, key);
  if (jws.length > documentBytesMax.plays) throw new Error("a batch of plays outgrew its document");
  const answer = await hub.text(
    {
      method: "POST",
      path: "/v1/plays",
      body: { type: "application/jose", text: jws },
      isProven: true,
      accept: "application/json",
      signal,
    },
    answerBytesMax,
  );
  if (!answer.ok) return answer;
  const receipt = parseJsonWith(endpoints.plays.answer, answer.value.text ?? "");
  if (!receipt.ok) return failed(problem("hub_answer_bad", "/v1/plays"));
  if (receipt.value.upToN < first.n) return failed(problem("hub_answer_bad", "/v1/plays", "no progress"));
  // A receipt is not signed: it never speaks of more than was sent.
  plays.receipted(Math.min(receipt.value.upToN, unsent.at(-1)?.n ?? first.n), sha256Hex(jws));
  return ok(unsent.length);
}

export function createPlayReporter(parts: ReporterParts): PlayReporter {
  const { ports, errors } = parts;
  const abort = new AbortController();
  let shortCut = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let attempt = 0;

  const sendAll = async () => {
    while (!abort.signal.aborted) {
      const sent = await sendBatch(parts, abort.signal);
      attempt = sent.ok ? 0 : attempt + 1;
      if (!sent.ok && !abort.signal.aborted) errors.count(sent.problems[0].code);
      if (!sent.ok || sent.value < playsPerSend) return;
    }
  };
  const loop = async () => {
    while (!abort.signal.aborted) {
      shortCut = new AbortController();
      await sendAll().catch((error: unknown) => ports.log.error({ err: error }, "a report broke"));
      const failedMs = 1_000 + backoffMs(attempt, ports.random.unit(), retry);
      const delayMs = attempt === 0 ? parts.everyMs : failedMs;
      await pause(ports, delayMs, AbortSignal.any([abort.signal, shortCut.signal]));
    }
  };
  return {
    start() {
      running = loop();
    },
    look() {
      if (attempt === 0) shortCut.abort(new Error("now"));
    },
    retryNow() {
      attempt = 0;
      shortCut.abort(new Error("now"));
    },
    async stop() {
      abort.abort(new Error("stopping"));
      await running;
    },
  };
}
