/**
 * How a board is doing, as the fleet list shows it: three facts apart, in contact, rendering, fresh. A board
 * that is out of contact for three heartbeats is out; nothing it said before is taken for its present state.
 */
import type { BoardCondition } from "../../contract/reports.ts";
import type { Witness } from "../../contract/play.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";
import type { PlayerMode } from "../../contract/run-status.ts";

/** Heartbeats that may fail to come before a board is out of contact. */
export const missedBeatsMax = 3;

/** The last heartbeat, and the number of frames in the one before it. */
export interface LastBeat {
  readonly atMs: number;
  readonly mode: PlayerMode;
  readonly revision: Revision;
  readonly witness: Witness;
  readonly frames: number;
  /** `null`: this was the first heartbeat of its boot. */
  readonly framesBefore: number | null;
}

export interface BoardFacts {
  readonly last: LastBeat | null;
  readonly heartbeatEveryMs: number;
  readonly wantedRevision: Revision;
  readonly nowMs: number;
}

export interface BoardStatus {
  readonly condition: BoardCondition;
  /** It has a screen and draws on it. */
  readonly rendering: boolean;
  /** It plays the newest there is for it. */
  readonly fresh: boolean;
}

function isDrawing({ witness, frames, framesBefore }: LastBeat): boolean {
  return witness === "glass" && (framesBefore === null ? frames > 0 : frames !== framesBefore);
}

export function boardStatus({ last, heartbeatEveryMs, wantedRevision, nowMs }: BoardFacts): BoardStatus {
  if (last === null) return { condition: "never_seen", rendering: false, fresh: false };
  const isInContact = nowMs - last.atMs <= missedBeatsMax * heartbeatEveryMs;
  if (!isInContact) return { condition: "out_of_contact", rendering: false, fresh: false };
  const fresh = last.mode !== "stale" && compareRevisions(last.revision, wantedRevision) >= 0;
  return {
    condition: last.mode === "stale" ? "stale" : "in_contact",
    rendering: isDrawing(last),
    fresh,
  };
}
