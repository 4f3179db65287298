/**
 * The manifest and the status of each board. A manifest is made when somebody asks and its inputs are not
 * those of the last one; otherwise the same bytes go out again, so that a poll with nothing new is a 304.
 */
import type { Board } from "../../contract/board.ts";
import type { CompactJws } from "../../contract/envelope.ts";
import { type AssetHash, Sha256 } from "../../contract/ids.ts";
import { Manifest, manifestEditionsMax } from "../../contract/manifest.ts";
import type { Revision } from "../../contract/revision.ts";
import type { Root } from "../../contract/root.ts";
import { Status } from "../../contract/status.ts";
import type { Scope } from "../../contract/unit.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Ports } from "../../platform/ports.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { ManifestRecord } from "../store/documents.ts";
import type { Store } from "../store/open-store.ts";
import type { OwnWithdrawal } from "../store/withdrawals.ts";
import { createTurns } from "./turns.ts";

/** Bars a first activation after it; made anew when half of it has passed. */
export const manifestLifeMs = 14 * 86_400_000;
export const statusLifeMs = 600_000;
/** A board's clock may be this far behind ours. */
const skewMs = 300_000;
const minApp = "0.1.0";
/** A board's withdrawn list must leave room for the rest of the status document. */
const withdrawnBytesMax = 40_000;

export interface BoardDocuments {
  manifest(board: Board): Promise<ManifestRecord>;
  /** `board` null: a bare answer to "what time is it". */
  status(board: Board | null, nonce: string | null): Promise<CompactJws>;
  /** Something that goes into manifests is different now. */
  inputsChanged(): void;
  /** Makes the manifests of these boards of `scope` before they ask; a later call takes the place of this. */
  prepare(scope: Scope, boards: readonly string[]): void;
  /** Ends what `prepare` began. */
  stop(): Promise<void>;
}

/** The newest that fit; older ones have left every edition long since. */
function withdrawnIn(newestFirst: readonly OwnWithdrawal[]): Status["withdrawn"] {
  let sizeBytes = 0;
  const fitting = newestFirst.filter(
    (entry) => (sizeBytes += JSON.stringify(entry).length) <= withdrawnBytesMax,
  );
  const named = (kind: OwnWithdrawal["kind"]) => fitting.filter((entry) => entry.kind === kind);
  return {
    assets: named("asset").map(({ unit, name }) => ({ unit, hash: name as AssetHash })),
    items: named("item").map(({ unit, name }) => ({ unit, id: name })),
    editions: [],
  };
}

export function revisionOf(record: ManifestRecord): Revision {
  return { epoch: record.epoch, revision: record.revision };
}

/** One round at a time, one board after the other: boards that ask meanwhile come in between. */
function createPreparation({
  store,
  ports,
  manifest,
}: {
  readonly store: Store;
  readonly ports: Ports;
  readonly manifest: BoardDocuments["manifest"];
}): Pick<BoardDocuments, "prepare" | "stop"> {
  let round = 0;
  let last: Promise<void> = Promise.resolve();

  async function run(own: number, scope: Scope, boards: readonly string[]): Promise<void> {
    for (const id of boards) {
      if (own !== round) return;
      const board = await store.boards.find(scope, id);
      if (board !== null && own === round) await manifest(board);
      // Whoever asks meanwhile is answered before the next board.
      await ports.timers.sleep(0);
    }
  }

  return {
    prepare: (scope, boards) => {
      round += 1;
      const own = round;
      // Whoever publishes hears of it first.
      const start = (): void => {
        last = Promise.all([last, run(own, scope, boards)]).then(
          () => undefined,
          (error: unknown) => ports.log.warn({ err: error }, "manifests could not be made ahead"),
        );
      };
      if (boards.length > 0) ports.timers.after(0, start);
    },
    stop: async () => {
      round += 1;
      await last;
    },
  };
}

export function createBoardDocuments(input: {
  readonly store: Store;
  readonly root: Root;
  readonly programmeKey: SigningKey;
  readonly statusKey: SigningKey;
  readonly ports: Ports;
}): BoardDocuments {
  const { store, root, ports } = input;
  const turns = createTurns();
  /** Grows with every change; a manifest checked at the current number needs no look at its inputs. */
  let changes = 0;
  const checkedByBoard = new Map<string, { changes: number; record: ManifestRecord }>();

  const isYoung = (record: ManifestRecord): boolean =>
    Math.abs(ports.clock.wallMs() - record.issued_at_ms) < manifestLifeMs / 2;

  /** Everything of a manifest but its revision, predecessor and times. */
  async function inputsOf(board: Board) {
    const scope = scopeOfBoard(board);
    const editions = await store.editions.reaching(board.lines);
    if (editions.length > manifestEditionsMax) {
      ports.log.warn({ board: board.id, editions: editions.length }, "more editions than a manifest carries");
    }
    const unit = await store.units.find(scope, board.unit);
    const placement = await store.documents.placement(scope, board.id);
    return {
      board: board.id,
      boardKey: board.boardKey,
      unit: board.lines.managed,
      unitName: unit?.name ?? board.unit,
      boardName: board.name,
      epoch: root.epoch,
      rootVersion: root.version,
      placementRevision: placement?.revision ?? 0,
      minApp,
      timeZone: board.timeZone,
      mandatedShareMax: await store.rules.mandatedShareAt(board.lines),
      editions: editions.slice(0, manifestEditionsMax),
      settings: board.settings,
    };
  }

  async function make(board: Board): Promise<ManifestRecord> {
    const seenChanges = changes;
    const scope = scopeOfBoard(board);
    const current = (await store.boards.find(scope, board.id)) ?? board;
    const inputs = await inputsOf(current);
    const inputsSha256 = sha256Hex(JSON.stringify(inputs));
    const last = checkedByBoard.get(board.id)?.record ?? (await store.documents.manifest(scope, board.id));
    let record = last;
    if (record === null || record.inputs_sha256 !== inputsSha256 || !isYoung(record)) {
      record = await sign(inputs, inputsSha256, last);
      await store.documents.putManifest(scope, board.id, record);
    }
    checkedByBoard.set(board.id, { changes: seenChanges, record });
    return record;
  }

  async function sign(
    inputs: Awaited<ReturnType<typeof inputsOf>>,
    inputsSha256: string,
    last: ManifestRecord | null,
  ): Promise<ManifestRecord> {
    const nowMs = ports.clock.wallMs();
    const revision = last?.epoch === inputs.epoch ? last.revision + 1 : 1;
    const document = Manifest.parse({
      v: 1,
      ...inputs,
      revision,
      prev: last?.hash ?? null,
      issuedAtMs: nowMs,
      notBeforeMs: Math.max(0, nowMs - skewMs),
      expiresAtMs: nowMs + manifestLifeMs,
    });
    const jws = await signDocument("manifest", document, input.programmeKey);
    return {
      epoch: document.epoch,
      revision,
      hash: sha256Hex(jws),
      jws,
      inputs_sha256: inputsSha256,
      issued_at_ms: nowMs,
    };
  }

  async function manifest(board: Board): Promise<ManifestRecord> {
    const checked = checkedByBoard.get(board.id);
    if (checked !== undefined && checked.changes === changes && isYoung(checked.record))
      return checked.record;
    return turns.take(board.id, () => make(board));
  }

  async function status(board: Board | null, nonce: string | null): Promise<CompactJws> {
    const record = board === null ? null : await manifest(board);
    const withdrawn = board === null ? [] : await store.withdrawals.reaching(board.lines);
    const nowMs = ports.clock.wallMs();
    const document = Status.parse({
      v: 1,
      board: board?.id ?? null,
      ...(record === null ? { epoch: root.epoch, revision: 0 } : revisionOf(record)),
      manifest: record === null ? null : Sha256.parse(record.hash),
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + statusLifeMs,
      minRootVersion: root.version,
      withdrawn: withdrawnIn(withdrawn),
      nonce,
      timeMs: nowMs,
    });
    return signDocument("status", document, input.statusKey);
  }

  const prepare = createPreparation({ store, ports, manifest });
  return { manifest, status, inputsChanged: () => (changes += 1), ...prepare };
}
