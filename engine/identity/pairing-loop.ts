/**
 * Asks the hub for a pairing code, shows it, and waits until somebody confirms it; a code that ran out is
 * replaced by a new one, an unreachable hub is asked again, for ever. Meanwhile the house loop plays.
 */
import { hostname, release, type } from "node:os";
import { join } from "node:path";
import { rm } from "node:fs/promises";
import { backoffMs } from "../../core/sync/backoff.ts";
import type { BoardSize } from "../../contract/board.ts";
import type { Sha256 } from "../../contract/ids.ts";
import { PairAnswer, PairPollAnswer, pairingLifeMs } from "../../contract/pairing.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed } from "../../contract/result.ts";
import type { ScenePairing } from "../../contract/scene.ts";
import { writeFileReplace } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { fingerprintWords } from "../../platform/trust/fingerprint.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { rootFingerprint } from "../../platform/trust/root.ts";
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
  /** Which first root is believed; `null`: whichever comes. */
  readonly rootFingerprint: Sha256 | null;
  readonly errors: ErrorCounts;
  readonly runFolder: string;
  readonly app: string;
  readonly size: () => BoardSize;
  readonly show: (pairing: ScenePairing | null) => void;
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

function count(errors: ErrorCounts, result: Result<unknown>): void {
  if (!result.ok) errors.count(result.problems[0].code);
}

function ask({ hub, app, size }: PairingParts, signal: AbortSignal): Promise<Result<PairAnswer>> {
  const { widthPx, heightPx } = size();
  const body = {
    app,
    os: `${type()} ${release()}`.slice(0, 64),
    hardware: hostname().slice(0, 120),
    size: { widthPx, heightPx },
  };
  return post(hub, "/v1/pair", body, (text) => parseJsonWith(PairAnswer, text), signal);
}

/** What the hub says a confirmed board is: believed only if all of it verifies. */
async function accept(
  { key, errors, ports, rootFingerprint: wanted }: PairingParts,
  answer: PairPollAnswer & { state: "paired" },
): Promise<Membership | null> {
  const { board, placement } = answer;
  const isTold =
    wanted === null || answer.roots.slice(0, 1).every((root) => rootFingerprint(root) === wanted);
  const chain = isTold ? await walkRoots(answer.roots) : failed(problem("root_unexpected"));
  const root = chain.ok ? chain.value.signedRoot : null;
  const opened = root === null ? chain : await openMembership({ board, root, placement }, key.kid);
  count(errors, opened);
  if (opened.ok && "placement" in opened.value) return opened.value;
  const codes = opened.ok ? [] : opened.problems.map(({ code }) => code);
  ports.log.warn({ board, codes }, "pairing was answered with bad documents");
  return null;
}

/** Polls one code until it is settled: a membership, or `null` when a new code is needed. */
async function poll(
  parts: PairingParts,
  { deviceCode, ...answer }: PairAnswer,
  signal: AbortSignal,
): Promise<Membership | null> {
  const { ports, hub, errors } = parts;
  const untilMs = ports.clock.monoMs() + pairingLifeMs;
  let intervalMs = answer.intervalMs;
  while (!signal.aborted && ports.clock.monoMs() < untilMs) {
    await pause(ports, intervalMs, signal);
    const read = (text: string) => parseJsonWith(PairPollAnswer, text);
    const polled = await post(hub, "/v1/pair/poll", { deviceCode }, read, signal);
    count(errors, polled);
    if (!polled.ok) {
      if (polled.problems[0].code === "hub_unreachable") continue;
      return null;
    }
    if (polled.value.state === "paired") return accept(parts, polled.value);
    if (polled.value.state === "slow_down") intervalMs += slowDownMs;
    if (polled.value.state === "denied" || polled.value.state === "expired") return null;
  }
  return null;
}

export function createPairingLoop(parts: PairingParts): PairingLoop {
  const { ports, key, errors } = parts;
  const file = join(parts.runFolder, "pairing.json");
  const fingerprint = fingerprintWords(key.kid);

  const show = async ({ userCode, verificationUri, number, expiresAtMs }: PairAnswer) => {
    await writeFileReplace(file, JSON.stringify({ userCode, number, fingerprint }));
    parts.show({ userCode, verificationUri, fingerprint, number, expiresAtMs });
  };
  const hide = async () => {
    parts.show(null);
    await rm(file, { force: true });
  };
  return async (signal) => {
    let attempt = 0;
    while (!signal.aborted) {
      const asked = await ask(parts, signal);
      count(errors, asked);
      if (asked.ok) {
        await show(asked.value);
        const membership = await poll(parts, asked.value, signal);
        await hide();
        if (membership !== null) return membership;
      }
      attempt = asked.ok ? 0 : attempt + 1;
      await pause(ports, 1_000 + backoffMs(attempt, ports.random.unit(), retry), signal);
    }
    return null;
  };
}
