/**
 * Who a board is: its place in the three lines, its audiences and its zone. A manifest may only narrow it.
 */
import { z } from "zod";
import { Audience } from "./audience.ts";
import { BoardId, Kid } from "./ids.ts";
import { Revision } from "./revision.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { Lines } from "./unit.ts";

/**
 * Where in the building: gate, lobby, corridor, yard, canteen, library, staff room, classroom, dormitory,
 * counter, internal.
 */
export const Place = z.enum([
  "gate",
  "lobby",
  "corridor",
  "yard",
  "canteen",
  "library",
  "staff_room",
  "classroom",
  "dormitory",
  "counter",
  "internal",
]);
export type Place = z.infer<typeof Place>;

export const Placement = z.object({
  v: z.literal(1),
  board: BoardId,
  boardKey: Kid,
  ...Revision.shape,
  issuedAtMs: EpochMs,
  lines: Lines,
  audiences: z.array(Audience).min(1).max(8),
  place: Place,
  timeZone: TimeZone,
});
export type Placement = z.infer<typeof Placement>;
