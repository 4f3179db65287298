/**
 * A bulletin item: what a takeover says, once its urgent life is over, as a poster of the rotation. Core
 * makes it from the takeover; an alert too mild to interrupt starts as one.
 */
import { z } from "zod";
import { Takeover } from "../takeover.ts";
import { ItemDurationMs, itemFields } from "./common.ts";

export const BulletinItem = z.object({
  ...itemFields,
  kind: z.literal("bulletin"),
  message: Takeover,
  /** `null`: computed from the syllables and the audience's reading rate. */
  durationMs: ItemDurationMs.nullable().default(null),
});
export type BulletinItem = z.infer<typeof BulletinItem>;
