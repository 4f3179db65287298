/** The orders staff give and what became of them: a takeover, a publish. */
import { z } from "zod";
import { EditionHash } from "./ids.ts";
import { Revision } from "./revision.ts";
import { Takeover, takeoverLifeMsMax } from "./takeover.ts";

/**
 * A takeover as staff order it: the hub adds id, from and mark. `lifeMs` 1 minute .. 72 hours, default 4
 * hours.
 */
export const TakeoverOrder = Takeover.omit({
  id: true,
  kind: true,
  fromMs: true,
  untilMs: true,
  cancels: true,
}).extend({
  lifeMs: z.number().int().min(60_000).max(takeoverLifeMsMax).default(14_400_000),
});
export type TakeoverOrder = z.infer<typeof TakeoverOrder>;

/** What became of a publish: the edition's name and how many boards it reaches. */
export const Published = z.object({
  edition: EditionHash,
  revision: Revision,
  boards: z.number().int().min(0),
});
export type Published = z.infer<typeof Published>;
