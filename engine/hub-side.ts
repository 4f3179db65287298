/**
 * Everything of a board that talks to the hub: pairs first, then syncs, reports and listens until it is
 * stopped.
 */
import { planAssets, type PlannedAsset } from "../core/sync/plan-assets.ts";
import type { Asset } from "../contract/asset.ts";
import { Sha256 } from "../contract/ids.ts";
import { problem } from "../contract/problem.ts";
import { type Problem, failed } from "../contract/result.ts";
import type { CurrentManifest } from "../platform/trust/verify-manifest.ts";
import { type Activation, type BoardState, settingsOf } from "./board-state.ts";
import type { Condition } from "./health/condition.ts";
import { saveMembership } from "./identity/membership.ts";
import { createPairingLoop } from "./identity/pairing-loop.ts";
import type { Board } from "./open-board.ts";
import type { ProgrammeSource } from "./playback/programme-source.ts";
import type { StoreRoom } from "./store/store-room.ts";
import { type Activator, createActivator } from "./sync/activator.ts";
import { type AssetFetcher, createAssetFetcher } from "./sync/asset-fetcher.ts";
import { downloadAsset } from "./sync/download-asset.ts";
import { createHeartbeatSender } from "./sync/heartbeat-sender.ts";
import { type HubClient, createHubClient } from "./sync/hub-client.ts";
import { createNudgeListener } from "./sync/nudge-listener.ts";
import { createPlayReporter } from "./sync/play-reporter.ts";
import { createSyncLoop } from "./sync/sync-loop.ts";
import { type SyncParts, syncOnce } from "./sync/sync-once.ts";

export interface HubSide {
  start(): void;
  candidate(): Activation | null;
  assetsMissing(): number;
  playsSaved(): void;
  stop(): Promise<void>;
}

export interface HubSideParts {
  readonly board: Board;
  readonly hubUrl: string;
  readonly source: ProgrammeSource;
  readonly condition: Condition;
  readonly room: StoreRoom;
}

/**
 * The manifest accepted last: the waiting one, the playing one, or what the counters remember; the highest.
 */
function acceptedManifest({ state, store }: Board, activator: Activator): CurrentManifest | null {
  const newest = activator.candidate() ?? state.activation;
  const counted = store.highest("manifest");
  const hash = Sha256.safeParse(store.fact("manifest_hash") ?? "");
  const remembered = counted && { ...counted, hash: hash.success ? hash.data : null };
  if (newest === null) return remembered;
  const { epoch, revision } = newest.manifest;
  const own = { epoch, revision, hash: newest.manifestHash };
  const isOlder = remembered && (remembered.epoch - epoch || remembered.revision - revision) > 0;
  return isOlder ? remembered : own;
}

function planner({ blobs, clock }: Board, source: ProgrammeSource) {
  return (activation: Activation): PlannedAsset[] =>
    planAssets({ programme: source.whole(activation), held: blobs.held, nowMs: clock.nowMs() });
}

function createFetcher(
  { ports, folders, blobs, refused }: Board,
  hub: HubClient,
  room: StoreRoom,
): AssetFetcher {
  const download = {
    hub,
    partsFolder: folders.parts,
    adopt: (path: string, hash: Asset["hash"]) => blobs.adopt(path, hash),
  };
  return createAssetFetcher({
    ports,
    async download(asset, signal) {
      const taken = await room.take(asset);
      if (!taken.ok) return taken;
      return downloadAsset(asset, download, signal).finally(taken.value);
    },
    isHeld: (hash) => blobs.held.has(hash),
    failed: (asset: Asset, found: Problem) => refused(found, "asset", asset.hash),
  });
}

function syncParts(board: Board, hub: HubClient, activator: Activator): SyncParts {
  const { state, store, clock, files, folders, refused } = board;
  return {
    state,
    hub,
    files,
    clock,
    app: state.glass.app,
    refused,
    heldManifest: () => (activator.candidate() ?? state.activation)?.manifestHash ?? null,
    accepted: () => acceptedManifest(board, activator),
    highest: (document) => store.highest(document),
    async saveMembership(next) {
      await saveMembership(folders.membershipFile, next);
      const { epoch, revision } = next.placement;
      store.raiseHighest(new Map([["placement", { epoch, revision }]]), null);
      state.membership = next;
    },
  };
}

/** The parts that need a paired board. */
function createPairedSide({ board, source, condition, room }: HubSideParts, hub: HubClient) {
  const { ports, state, clock, blobs, incidents, errors, identity, keeper } = board;
  const plan = planner(board, source);
  const activator = createActivator({ ...board, plan, nowMs: () => clock.nowMs() });
  const fetcher = createFetcher(board, hub, room);
  const want = () => {
    const sets = [activator.candidate(), state.activation].flatMap((one) => one ?? []);
    const planned = new Map(sets.flatMap(plan).map((entry) => [entry.asset.hash, entry] as const));
    fetcher.want([...planned.values()]);
  };
  const syncLoop = createSyncLoop({
    ports,
    pollEveryMs: () => settingsOf(state).pollEveryMs,
    async sync(mustRefresh) {
      const found = await syncOnce(syncParts(board, hub, activator), mustRefresh);
      if (!found.ok) return found;
      const isNew = found.value?.manifestHash !== state.activation?.manifestHash;
      if (found.value !== null && isNew) await activator.propose(found.value);
      want();
      return found;
    },
  });
  const nudges = createNudgeListener(ports, hub, {
    nudged: () => syncLoop.request(),
    connected() {
      syncLoop.request();
      fetcher.retryNow();
      reporter.retryNow();
      heartbeats.sendSoon();
    },
  });
  const heartbeats = createHeartbeatSender({
    ports,
    hub,
    keeper,
    incidents,
    errors,
    everyMs: () => settingsOf(state).heartbeatEveryMs,
    build: (nonce) => condition.heartbeat(nonce),
    answered(status) {
      const isRootOld = status.minRootVersion > (state.membership?.root.version ?? 0);
      const accepted = acceptedManifest(board, activator);
      if (isRootOld || (status.manifest !== null && status.manifest !== accepted?.hash)) {
        syncLoop.request(isRootOld);
      }
    },
  });
  const reporter = createPlayReporter({
    ports,
    hub,
    key: identity.key,
    state,
    plays: board.plays,
    errors,
    everyMs: () => Math.min(settingsOf(state).heartbeatEveryMs, 60_000),
    nowMs: () => clock.nowMs(),
  });
  blobs.changed.on(() => void activator.look());
  blobs.corrupt.on(want);
  state.changed.on(want);
  incidents.added.on(() => heartbeats.sendSoon());
  return { activator, fetcher, reporter, running: [syncLoop, nudges, heartbeats, reporter] };
}

/** Safe mode means no network: what came over it may be what brought the board there. */
function quietWhenSafe(state: BoardState, hub: HubClient): HubClient {
  const quiet = () => Promise.resolve(failed(problem("hub_unreachable", "", "safe mode")));
  return {
    open: (request) => (state.isSafe ? quiet() : hub.open(request)),
    text: (request, bytesMax) => (state.isSafe ? quiet() : hub.text(request, bytesMax)),
  };
}

export function createHubSide(parts: HubSideParts): HubSide {
  const { board, hubUrl } = parts;
  const { ports, state, folders, identity, errors, keeper } = board;
  const abort = new AbortController();
  const hub = quietWhenSafe(state, createHubClient(ports, hubUrl, identity.key, abort.signal));
  const paired = createPairedSide(parts, hub);
  let running: Promise<void> = Promise.resolve();

  const pair = async () => {
    const loop = createPairingLoop({
      ports,
      hub,
      key: identity.key,
      rootFingerprint: board.config.rootFingerprint,
      errors,
      runFolder: folders.run,
      app: state.glass.app,
      size: () => state.glass.size,
      show(pairing) {
        state.pairing = pairing;
        state.changed.emit();
      },
    });
    const membership = await loop(abort.signal);
    if (membership === null) return;
    await saveMembership(folders.membershipFile, membership);
    state.membership = membership;
    ports.log.info({ board: membership.board }, "paired");
    state.changed.emit();
  };
  const run = async () => {
    if (state.membership === null) await pair();
    if (abort.signal.aborted || state.membership === null) return;
    await keeper.askTime(hub, ports.random.id());
    if (abort.signal.aborted) return;
    for (const part of paired.running) part.start();
  };
  return {
    start() {
      running = run().catch((error: unknown) => ports.log.error({ err: error }, "the hub side broke"));
    },
    candidate: () => paired.activator.candidate(),
    assetsMissing: () => paired.fetcher.missing(),
    playsSaved: () => paired.reporter.look(),
    async stop() {
      abort.abort(new Error("stopping"));
      await running;
      await Promise.all([...paired.running, paired.fetcher].map((part) => part.stop()));
      await paired.activator.stop();
    },
  };
}
