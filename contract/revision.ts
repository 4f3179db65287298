/**
 * The order of documents: (epoch, revision), compared in that order; the root bumps the epoch after a key
 * theft.
 */
import { z } from "zod";

export const Revision = z.object({
  epoch: z.number().int().min(1).max(1_000_000),
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type Revision = z.infer<typeof Revision>;

/** Negative when `a` is older than `b`, 0 when equal, positive when newer. */
export function compareRevisions(a: Revision, b: Revision): number {
  return a.epoch - b.epoch || a.revision - b.revision;
}
