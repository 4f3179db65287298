/**
 * Opens everything a board keeps on its disk, heals what is damaged, and believes again what it can verify.
 */
import type { Revision } from "../contract/revision.ts";
import { compareRevisions } from "../contract/revision.ts";
import { problem } from "../contract/problem.ts";
import type { Slot } from "../contract/player-files.ts";
import type { Ports } from "../platform/ports.ts";
import { type BoardState, createBoardState, noGlass } from "./board-state.ts";
import type { EngineConfig } from "./config.ts";
import { type FileFacts, createFileFacts } from "./content/file-facts.ts";
import { type House, loadHouse } from "./content/house-loop.ts";
import { type Folders, foldersOf, makeFolders } from "./folders.ts";
import { type ErrorCounts, createErrorCounts } from "./health/error-counts.ts";
import { type Incidents, createIncidents } from "./health/incidents.ts";
import { type ReportRefusal, createReportRefusal } from "./health/report-refusal.ts";
import { type BoardIdentity, loadIdentity } from "./identity/board-identity.ts";
import { loadMembership } from "./identity/membership.ts";
import { type BoardClock, createBoardClock } from "./playback/board-clock.ts";
import { type Blobs, openBlobs } from "./store/blobs.ts";
import { type EditionFiles, createEditionFiles } from "./store/documents.ts";
import { type Stores, openStores } from "./store/open-stores.ts";
import { type PlayStore, createPlayStore } from "./store/play-store.ts";
import { type Slots, createSlots } from "./store/slots.ts";
import { type StateStore, createStateStore } from "./store/state-store.ts";
import { openActivation } from "./sync/open-activation.ts";
import { type StatusKeeper, createStatusKeeper } from "./sync/status-keeper.ts";

/** Numbers of plays are reserved in blocks of this size, so that a lost `plays.db` never makes one twice. */
export const playNumbersBlock = 10_000;

/** Everything of one open board; its parts know each other only through what they are given. */
export interface Board {
  readonly ports: Ports;
  readonly config: EngineConfig;
  readonly folders: Folders;
  readonly stores: Stores;
  readonly store: StateStore;
  readonly plays: PlayStore;
  readonly slots: Slots;
  readonly files: EditionFiles;
  readonly blobs: Blobs;
  readonly facts: FileFacts;
  readonly house: House;
  readonly identity: BoardIdentity;
  readonly clock: BoardClock;
  readonly state: BoardState;
  readonly errors: ErrorCounts;
  readonly incidents: Incidents;
  readonly refused: ReportRefusal;
  readonly keeper: StatusKeeper;
}

/** Raises the mark below which every number of a play may have been given. */
export function reservePlayNumbers(store: StateStore, lastN: number): void {
  const reserved = Number(store.fact("plays_reserved") ?? 0);
  if (lastN + playNumbersBlock / 2 <= reserved) return;
  store.setFact("plays_reserved", String(lastN + playNumbersBlock));
}

/** The higher of what the slots and the database remember wins. */
function restoreCounters(store: StateStore, slots: readonly Slot[]): void {
  for (const slot of slots) {
    const newer = new Map<string, Revision>();
    for (const [document, revision] of Object.entries(slot.highest)) {
      const known = store.highest(document);
      if (known === null || compareRevisions(known, revision) < 0) newer.set(document, revision);
    }
    if (newer.size > 0) store.raiseHighest(newer, null);
  }
}

/** The newest slot that can be believed plays; the one before it too while its last showing is not over. */
async function believeSlots(board: Board, slots: readonly Slot[]): Promise<void> {
  const { state, identity, files, refused } = board;
  const { membership } = state;
  if (membership === null) return;
  const check = { board: membership.board, boardKey: identity.key.kid, root: membership.root, files };
  let adoptAtMs: number | null = null;
  for (const slot of slots) {
    const opened = await openActivation(slot, { ...check, app: state.glass.app });
    if (!opened.ok) {
      refused(opened.problems[0], `slot ${slot.seq}`, `slot:${slot.seq}:${opened.problems[0].code}`);
      continue;
    }
    const { activation, problems } = opened.value;
    for (const found of problems) refused(found, `slot ${slot.seq}`, `slot:${slot.seq}`);
    board.clock.takeIssueTime(activation.manifest.issuedAtMs);
    if (adoptAtMs !== null) {
      state.before = { activation, untilMs: adoptAtMs };
      return;
    }
    state.activation = activation;
    adoptAtMs = slot.adoptAtMs;
    if (adoptAtMs <= board.clock.nowMs()) return;
  }
}

async function openParts(ports: Ports, config: EngineConfig): Promise<Board> {
  const folders = foldersOf(config.dataFolder, config.runFolder);
  await makeFolders(folders);
  const stores = openStores(folders.databases);
  const store = createStateStore(stores.state);
  const clock = createBoardClock(ports.clock, store);
  const nowMs = () => clock.nowMs();
  const errors = createErrorCounts(nowMs);
  const incidents = createIncidents({ state: store, random: ports.random, nowMs });
  const refused = createReportRefusal({ errors, incidents, log: ports.log });
  for (const file of stores.damaged) refused(problem("store_damaged", file), "store", ports.random.id());
  const isPlaysLost = stores.damaged.includes("plays.db");
  const reserved = isPlaysLost ? Number(store.fact("plays_reserved") ?? 0) : 0;
  const plays = createPlayStore(stores.plays, reserved);
  reservePlayNumbers(store, plays.lastN());
  const identity = await loadIdentity(folders.keyFile, store, ports.random);
  const blobs = await openBlobs(folders.blobs);
  const facts = createFileFacts(stores.cache);
  const { assetsFolder, houseFile } = config;
  const house = await loadHouse({ assetsFolder, houseFile, blobs, facts, refused });
  const state = createBoardState();
  state.glass = noGlass;
  const keeper = createStatusKeeper({ ports, state, clock, file: folders.statusFile, refused });
  const slots = createSlots(folders.slots);
  const files = createEditionFiles(folders.editions);
  return {
    ports,
    config,
    folders,
    stores,
    store,
    plays,
    slots,
    files,
    blobs,
    facts,
    house,
    identity,
    clock,
    state,
    errors,
    incidents,
    refused,
    keeper,
  };
}

export async function openBoard(ports: Ports, config: EngineConfig): Promise<Board> {
  const board = await openParts(ports, config);
  const { slots, store, state, identity, folders, refused } = board;
  const read = await slots.read();
  for (const name of read.damaged) refused(problem("slot_damaged", name), "slot", ports.random.id());
  restoreCounters(store, read.slots);
  state.membership = await loadMembership(folders.membershipFile, identity.key.kid, read.slots);
  const contact = store.fact("last_contact_ms");
  state.lastContactMs = contact === null ? null : Number(contact);
  await board.keeper.load();
  await believeSlots(board, read.slots);
  return board;
}
