/** The orders staff give and what became of them: a takeover, a publish. */
import { z } from "zod";
import { EditionHash } from "./ids.ts";
import { Revision } from "./revision.ts";
import { Takeover, takeoverLifeMsMax, urgentMsMax } from "./takeover.ts";

/** Urgent life, 1 minute .. 72 hours. */
export const UrgentMs = z.number().int().min(60_000).max(urgentMsMax);

/**
 * A takeover as staff order it: the hub adds id and from. `lifeMs` ends it; before that, after `urgentMs`
 * (default: the unit's urgent life), it goes on in the rotation.
 */
export const TakeoverOrder = Takeover.omit({
  id: true,
  kind: true,
  fromMs: true,
  urgentUntilMs: true,
  untilMs: true,
  cancels: true,
}).extend({
  lifeMs: z.number().int().min(60_000).max(takeoverLifeMsMax).default(14_400_000),
  urgentMs: UrgentMs.nullable().default(null),
});
export type TakeoverOrder = z.infer<typeof TakeoverOrder>;

/** What became of a publish: the edition's name and how many boards it reaches. */
export const Published = z.object({
  edition: EditionHash,
  revision: Revision,
  boards: z.number().int().min(0),
});
export type Published = z.infer<typeof Published>;
