/**
 * A named stretch of the week in the board's local time. An end at or before the start runs past midnight.
 */
import { z } from "zod";
import { LocalTime } from "./time.ts";

/** ISO weekday: 1 Monday .. 7 Sunday. A daypart that crosses midnight belongs to the day it began. */
export const Weekday = z.number().int().min(1).max(7);

export const Daypart = z.object({
  days: z.array(Weekday).min(1).max(7),
  from: LocalTime,
  to: LocalTime,
});
export type Daypart = z.infer<typeof Daypart>;
