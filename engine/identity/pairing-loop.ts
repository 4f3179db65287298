/**
 * Asks the hub for a pairing code, shows it, and waits until somebody confirms it; a code that ran out is
 * replaced by a new one, an unreachable hub is asked again, for ever. Meanwhile the house loop plays.
 */
import { hostname, release, type } from "node:os";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import { backoffMs } from "../../core/sync/backoff.ts";
import type { BoardSize } from "../../contract/board.ts";
import { PairAnswer, PairPollAnswer } from "../../contract/pairing.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import type { Result } from "../../contract/result.ts";
import type { ScenePairing } from "../../contract/scene.ts";
import { writeFileReplace } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { fingerprintWords } from "../../platform/trust/fingerprint.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import type { ErrorCounts } from "../health/error-counts.ts";
import { pause } from "../pause.ts";
import type { HubClient } from "../sync/hub-client.ts";
import { type Membership, openMembership, walkRoots } from "./membership.ts";

const answerBytesMax = 1_048_576;
/** How much longer to wait between polls when the hub says so, in milliseconds. */
const slowDownMs = 5_000;
const retry = { firstMs: 5_000, mostMs: 60_000 };

export interface PairingParts {
  readonly ports: Ports;
  readonly hub: HubClient;
  readonly key: SigningKey;
  readonly errors: ErrorCounts;
  readonly runFolder: string;
  readonly app: string;
  size(): BoardSize;
  show(pairing: ScenePairing | null): void;
}

/** Waits until this board is paired; `null` when it was stopped before. */
export type PairingLoop = (signal: AbortSignal) => Promise<Membership | null>;

async function post<Value>(
  hub: HubClient,
  path: string,
  body: object,
  read: (text: string) => Result<Value>,
  signal: AbortSignal,
): Promise<Result<Value>> {
  const answer = await hub.text(
    {
      method: "POST",
      path,
      body: { type: "application/json", text: JSON.stringify(body) },
      isProven: true,
      accept: "application/json",
      signal,
    },
    answerBytesMax,
  );
  return answer.ok ? read(answer.value.text ?? "") : answer;
}

export function createPairingLoop(parts: PairingParts): PairingLoop {
  const { ports, hub, key, errors } = parts;
  const { random, log } = ports;
  const file = join(parts.runFolder, "pairing.json");
  const fingerprint = fingerprintWords(key.kid);

  const show = async (answer: PairAnswer | null) => {
    if (answer === null) {
      parts.show(null);
      await rm(file, { force: true });
      return;
    }
    const { userCode, verificationUri, number, expiresAtMs } = answer;
    await writeFileReplace(file, JSON.stringify({ userCode, number, fingerprint }));
    parts.show({ userCode, verificationUri, fingerprint, number, expiresAtMs });
  };
  const count = (result: Result<unknown>) => {
    if (!result.ok) errors.count(result.problems[0].code);
  };
  const accept = async (answer: PairPollAnswer & { state: "paired" }): Promise<Membership | null> => {
    const chain = await walkRoots(answer.roots);
    const opened = chain.ok
      ? await openMembership(
          { board: answer.board, root: chain.value.signedRoot, placement: answer.placement },
          key.kid,
        )
      : chain;
    count(opened);
    if (!opened.ok) log.warn({ problems: opened.problems }, "pairing was answered with bad documents");
    return opened.ok ? opened.value : null;
  };
  /** Polls one code until it is settled: a membership, or `null` when a new code is needed. */
  const poll = async (answer: PairAnswer, signal: AbortSignal): Promise<Membership | null> => {
    let intervalMs = answer.intervalMs;
    const deadlineMs = ports.clock.monoMs() + 900_000;
    while (!signal.aborted && ports.clock.monoMs() < deadlineMs) {
      await pause(ports, intervalMs, signal);
      const body = { deviceCode: answer.deviceCode };
      const read = (text: string) => parseJsonWith(PairPollAnswer, text);
      const polled = await post(hub, "/v1/pair/poll", body, read, signal);
      count(polled);
      if (!polled.ok) {
        if (polled.problems[0].code === "hub_unreachable") continue;
        return null;
      }
      if (polled.value.state === "paired") return accept(polled.value);
      if (polled.value.state === "slow_down") intervalMs += slowDownMs;
      if (polled.value.state === "denied" || polled.value.state === "expired") return null;
    }
    return null;
  };
  const ask = (signal: AbortSignal) => {
    const { widthPx, heightPx } = parts.size();
    const body = {
      app: parts.app,
      os: `${type()} ${release()}`.slice(0, 64),
      hardware: hostname().slice(0, 120),
      size: { widthPx, heightPx },
    };
    return post(hub, "/v1/pair", body, (text) => parseJsonWith(PairAnswer, text), signal);
  };
  return async (signal) => {
    let attempt = 0;
    while (!signal.aborted) {
      const asked = await ask(signal);
      count(asked);
      if (asked.ok) {
        await show(asked.value);
        const membership = await poll(asked.value, signal);
        await show(null);
        if (membership !== null) return membership;
      }
      attempt = asked.ok ? 0 : attempt + 1;
      await pause(ports, 1_000 + backoffMs(attempt, random.unit(), retry), signal);
    }
    return null;
  };
}
