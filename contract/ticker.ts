/** A line of text that runs (or, on low LED strips, is paged) beside the rotation. */
import { z } from "zod";
import { Mark } from "./items/common.ts";
import { TickerId } from "./ids.ts";
import { Severity } from "./level.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";

export const Ticker = z.object({
  id: TickerId,
  severity: Severity,
  /** At most 120 characters. */
  text: line(120),
  /** The form for low LED boards, at most 45 characters. */
  short: line(45),
  /** How often it runs before the next one does. */
  repeats: z.number().int().min(1).max(5).default(1),
  fromMs: EpochMs.nullable().default(null),
  untilMs: EpochMs.nullable().default(null),
  mark: Mark.nullable().default(null),
});
export type Ticker = z.infer<typeof Ticker>;
