/** What the hub answers about boards: their condition, the incidents and the plays they reported. */
import { z } from "zod";
import { Board } from "./board.ts";
import { Incident } from "./heartbeat.ts";
import { BoardId, ItemId } from "./ids.ts";
import { Play } from "./play.ts";
import { Revision } from "./revision.ts";
import { PlayerMode } from "./run-status.ts";
import { EpochMs } from "./time.ts";

/** A board as the fleet list shows it: what it is, and three facts apart: in contact, rendering, fresh. */
export const BoardCondition = z.enum(["in_contact", "stale", "out_of_contact", "never_seen"]);
export type BoardCondition = z.infer<typeof BoardCondition>;

export const BoardReport = z.object({
  board: Board,
  condition: BoardCondition,
  lastSeenAtMs: EpochMs.nullable(),
  mode: PlayerMode.nullable(),
  item: z.string().nullable(),
  revision: Revision.nullable(),
  /** The newest manifest the hub has made for it. */
  wantedRevision: Revision,
  rendering: z.boolean(),
  fresh: z.boolean(),
  witness: z.enum(["glass", "none"]).nullable(),
  incidents: z.number().int().min(0),
  /** Items that left its rotation because nobody has reviewed them. */
  overdue: z.array(ItemId),
  plays: z.number().int().min(0),
});
export type BoardReport = z.infer<typeof BoardReport>;

export const BoardIncident = Incident.extend({ board: BoardId, receivedAtMs: EpochMs });
export type BoardIncident = z.infer<typeof BoardIncident>;

export const StoredPlay = Play.extend({ board: BoardId, receivedAtMs: EpochMs });
export type StoredPlay = z.infer<typeof StoredPlay>;
