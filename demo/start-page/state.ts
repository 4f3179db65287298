/** What the start page shows: the acts and how far each got, the board, and the fleet as the hub lists it. */
import type { BoardReport } from "../../contract/reports.ts";
import type { Bilingual } from "../../contract/text.ts";
import type { Act } from "../tour/act.ts";

export type ActState = "ready" | "running" | "done" | "failed";

export interface ShownAct {
  readonly id: string;
  readonly caption: Bilingual;
  readonly button: Bilingual;
  readonly state: ActState;
}

export interface ShownBoard {
  readonly name: string;
  readonly condition: BoardReport["condition"];
  readonly mode: BoardReport["mode"];
  readonly item: string | null;
  readonly plays: number;
  readonly incidents: number;
  /** An engine without a window: its plays never count as coverage. */
  readonly isSimulated: boolean;
}

export interface PageState {
  readonly hubUrl: string;
  /** The board's page when it has one (Chromium shell); `null`: it has a window of its own. */
  readonly boardUrl: string | null;
  readonly acts: readonly ShownAct[];
  readonly fleet: readonly ShownBoard[];
  /** Codes the hub was told of, newest first. */
  readonly incidents: readonly string[];
}

export function shownAct({ id, caption, button }: Act, state: ActState): ShownAct {
  return { id, caption, button, state };
}

export function shownBoard(report: BoardReport): ShownBoard {
  const { board, condition, mode, item, plays, incidents, witness } = report;
  return { name: board.name, condition, mode, item, plays, incidents, isSimulated: witness === "none" };
}
