/**
 * Fetches what is missing in the order it will be needed, a few at a time; a failed one waits longer each
 * time.
 */
import { backoffMs } from "../../core/sync/backoff.ts";
import type { PlannedAsset } from "../../core/sync/plan-assets.ts";
import type { AssetHash } from "../../contract/ids.ts";
import type { Problem, Result } from "../../contract/result.ts";
import type { Asset } from "../../contract/asset.ts";
import type { Ports } from "../../platform/ports.ts";

/** Downloads at once. */
const lanes = 3;
const retry = { firstMs: 2_000, mostMs: 900_000 };
/** Shortest wait after a failure, in milliseconds. */
const pauseMs = 500;

export interface AssetFetcher {
  /** Replaces the list of what is wanted; what is no longer wanted is broken off. */
  want(planned: readonly PlannedAsset[]): void;
  /** The network seems to be back: nothing waits for its turn any longer. */
  retryNow(): void;
  missing(): number;
  stop(): Promise<void>;
}

export interface FetcherParts {
  readonly ports: Ports;
  download(asset: Asset, signal: AbortSignal): Promise<Result<void>>;
  isHeld(hash: AssetHash): boolean;
  failed(asset: Asset, problem: Problem): void;
}

interface Wait {
  attempt: number;
  untilMonoMs: number;
}

export function createAssetFetcher(parts: FetcherParts): AssetFetcher {
  const { clock, timers, random } = parts.ports;
  const running = new Map<AssetHash, { abort: AbortController; done: Promise<void> }>();
  const waits = new Map<AssetHash, Wait>();
  let wanted: readonly PlannedAsset[] = [];
  let isStopped = false;
  let wake: { cancel(): void } | null = null;

  const missing = () => wanted.filter(({ asset }) => !parts.isHeld(asset.hash));
  const waitLonger = (hash: AssetHash) => {
    const attempt = (waits.get(hash)?.attempt ?? -1) + 1;
    const delayMs = pauseMs + backoffMs(attempt, random.unit(), retry);
    waits.set(hash, { attempt, untilMonoMs: clock.monoMs() + delayMs });
  };
  const fetchOne = async (asset: Asset, signal: AbortSignal) => {
    const result = await parts.download(asset, signal);
    if (result.ok) waits.delete(asset.hash);
    else if (!signal.aborted) {
      waitLonger(asset.hash);
      parts.failed(asset, result.problems[0]);
    }
  };
  const pump = () => {
    wake?.cancel();
    if (isStopped) return;
    const nowMs = clock.monoMs();
    const idle = missing().filter(({ asset }) => !running.has(asset.hash));
    const due = idle.filter(({ asset }) => (waits.get(asset.hash)?.untilMonoMs ?? 0) <= nowMs);
    for (const { asset } of due.slice(0, Math.max(0, lanes - running.size))) start(asset);
    if (running.size === 0 && idle.length > due.length) {
      const untilMs = Math.min(...idle.map(({ asset }) => waits.get(asset.hash)?.untilMonoMs ?? 0));
      wake = timers.after(Math.max(50, untilMs - nowMs), pump);
    }
  };
  const start = (asset: Asset) => {
    const abort = new AbortController();
    const done = fetchOne(asset, abort.signal)
      .catch((error: unknown) => {
        waitLonger(asset.hash);
        parts.ports.log.error({ err: error, asset: asset.hash }, "a download broke");
      })
      .finally(() => {
        running.delete(asset.hash);
        pump();
      });
    running.set(asset.hash, { abort, done });
  };
  return {
    want(planned) {
      wanted = planned;
      const hashes = new Set(planned.map(({ asset }) => asset.hash));
      for (const [hash, { abort }] of running) if (!hashes.has(hash)) abort.abort(new Error("not wanted"));
      for (const hash of waits.keys()) if (!hashes.has(hash)) waits.delete(hash);
      pump();
    },
    retryNow() {
      for (const wait of waits.values()) wait.untilMonoMs = 0;
      pump();
    },
    missing: () => missing().length,
    async stop() {
      isStopped = true;
      wake?.cancel();
      for (const { abort } of running.values()) abort.abort(new Error("stopping"));
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
