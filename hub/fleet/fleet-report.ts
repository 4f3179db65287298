/** Boards as the fleet list shows them: what each is, what it last said, and what core makes of it. */
import type { Board } from "../../contract/board.ts";
import type { BoardReport } from "../../contract/reports.ts";
import type { Scope } from "../../contract/unit.ts";
import { boardStatus } from "../../core/health/board-status.ts";
import type { Clock } from "../../platform/ports.ts";
import { type BoardDocuments, revisionOf } from "../publish/board-documents.ts";
import type { Store } from "../store/open-store.ts";
import type { LastHeartbeat } from "../store/heartbeats.ts";

export interface FleetReport {
  boards(scope: Scope): Promise<BoardReport[]>;
  board(scope: Scope, id: string): Promise<BoardReport | null>;
}

export function createFleetReport(store: Store, documents: BoardDocuments, clock: Clock): FleetReport {
  async function report(
    board: Board,
    last: LastHeartbeat | undefined,
  ): Promise<Omit<BoardReport, "plays" | "incidents">> {
    const wantedRevision = revisionOf(await documents.manifest(board));
    const heartbeat = last?.heartbeat ?? null;
    const beat =
      last === undefined
        ? null
        : { ...last.heartbeat, atMs: last.receivedAtMs, framesBefore: last.framesBefore };
    const { heartbeatEveryMs } = board.settings;
    const verdict = boardStatus({ last: beat, heartbeatEveryMs, wantedRevision, nowMs: clock.wallMs() });
    return {
      board,
      ...verdict,
      lastSeenAtMs: last?.receivedAtMs ?? null,
      mode: heartbeat?.mode ?? null,
      item: heartbeat?.item ?? null,
      revision: heartbeat?.revision ?? null,
      wantedRevision,
      witness: heartbeat?.witness ?? null,
      overdue: heartbeat?.overdue ?? [],
    };
  }

  async function reports(scope: Scope, boards: readonly Board[]): Promise<BoardReport[]> {
    const heartbeats = await store.heartbeats.last(scope);
    const plays = await store.plays.counts(scope);
    const incidents = await store.incidents.counts(scope);
    const all: BoardReport[] = [];
    for (const board of boards) {
      const counts = { plays: plays.get(board.id) ?? 0, incidents: incidents.get(board.id) ?? 0 };
      all.push({ ...(await report(board, heartbeats.get(board.id))), ...counts });
    }
    return all;
  }

  return {
    boards: async (scope) => reports(scope, await store.boards.list(scope)),
    board: async (scope, id) => {
      const board = await store.boards.find(scope, id);
      return board === null ? null : ((await reports(scope, [board]))[0] ?? null);
    },
  };
}
