/**
 * What a verified status does: sets the clock, takes withdrawn things down at once, renews freshness. The
 * newest one is kept on disk, so that a withdrawn picture stays withdrawn over a restart without a network.
 */
import type { Status } from "../../contract/status.ts";
import { type Result, ok } from "../../contract/result.ts";
import { readTextIfExists, sha256Hex, writeFileAtomic } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { verifyStatus } from "../../platform/trust/verify-status.ts";
import { type BoardState, isStale } from "../board-state.ts";
import type { ReportRefusal } from "../health/report-refusal.ts";
import type { BoardClock } from "../playback/board-clock.ts";
import type { HubClient } from "./hub-client.ts";

/**
 * A status that withdraws nothing new is written this often, in milliseconds: freshness costs no flash
 * card.
 */
const saveEveryMs = 600_000;
/** A clock that moved further is looked at again at once, in milliseconds. */
const movedMsMax = 2_000;
const statusBytesMax = 65_537;

export interface StatusKeeper {
  /** At start: the status of the last run, for what it withdraws. */
  load(): Promise<void>;
  /** Judges the status of a heartbeat's answer. `sentMonoMs`: when the question left. */
  take(jws: string, nonce: string, sentMonoMs: number): Promise<Result<Status>>;
  /** Asks only for the time: works before anything else does. */
  askTime(hub: HubClient, nonce: string): Promise<void>;
}

export interface StatusKeeperParts {
  readonly ports: Ports;
  readonly state: BoardState;
  readonly clock: BoardClock;
  readonly file: string;
  readonly refused: ReportRefusal;
}

export function createStatusKeeper(parts: StatusKeeperParts): StatusKeeper {
  const { ports, state, clock, file, refused } = parts;
  let saved: { withdrawn: string; monoMs: number } | null = null;

  /** Answers by how much the board's clock moved. */
  const setClock = (timeMs: number, sentMonoMs: number): number => {
    const beforeMs = clock.nowMs();
    clock.takeSignedTime(timeMs, sentMonoMs);
    return Math.abs(clock.nowMs() - beforeMs);
  };
  const save = async (status: Status, jws: string) => {
    const withdrawn = JSON.stringify(status.withdrawn);
    const nowMs = ports.clock.monoMs();
    if (saved?.withdrawn === withdrawn && nowMs - saved.monoMs < saveEveryMs) return;
    await writeFileAtomic(file, jws);
    saved = { withdrawn, monoMs: nowMs };
  };
  return {
    async load() {
      const { membership } = state;
      const jws = await readTextIfExists(file);
      if (jws === null || membership === null) return;
      const { root, board } = membership;
      const status = await verifyStatus({ jws, root, board, nonce: null, highest: null });
      if (!status.ok) return;
      state.status = status.value;
      state.lastContactMs = Math.max(state.lastContactMs ?? 0, status.value.timeMs);
      clock.takeIssueTime(status.value.issuedAtMs);
    },
    async take(jws, nonce, sentMonoMs) {
      const { membership } = state;
      if (membership === null) throw new Error("only a paired board sends heartbeats");
      const { root, board } = membership;
      const status = await verifyStatus({ jws, root, board, nonce, highest: state.status });
      if (!status.ok) {
        refused(status.problems[0], "status", sha256Hex(jws));
        return status;
      }
      const movedMs = setClock(status.value.timeMs, sentMonoMs);
      const wasStale = isStale(state, clock.nowMs());
      const before = JSON.stringify(state.status?.withdrawn);
      state.status = status.value;
      state.lastContactMs = clock.nowMs();
      const isSame = JSON.stringify(status.value.withdrawn) === before;
      if (!isSame || wasStale || movedMs > movedMsMax) {
        state.changed.emit();
      }
      await save(status.value, jws);
      return ok(status.value);
    },
    async askTime(hub, nonce) {
      const { membership } = state;
      if (membership === null) return;
      const sentMonoMs = clock.monoMs();
      const path = `/v1/time?nonce=${encodeURIComponent(nonce)}`;
      const request = { method: "GET", path, isProven: false, accept: "application/jose" } as const;
      const answer = await hub.text(request, statusBytesMax);
      if (!answer.ok) return;
      const jws = answer.value.text ?? "";
      const { root } = membership;
      const status = await verifyStatus({ jws, root, board: null, nonce, highest: null });
      if (!status.ok) return refused(status.problems[0], "time", sha256Hex(jws));
      setClock(status.value.timeMs, sentMonoMs);
      state.changed.emit();
    },
  };
}
