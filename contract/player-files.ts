/** What a player keeps of its documents on its own disk: who it is, and the two programme slots. */
import { z } from "zod";
import { CompactJws } from "./envelope.ts";
import { BoardId, EditionHash } from "./ids.ts";
import { manifestEditionsMax } from "./manifest.ts";
import { Revision } from "./revision.ts";
import { SignedRoot } from "./root.ts";
import { EpochMs } from "./time.ts";

/** What pairing gave it. The root is pinned: every later one must be signed by the one before. */
export const MembershipFile = z.object({
  v: z.literal(1),
  board: BoardId,
  root: SignedRoot,
  placement: CompactJws,
});
export type MembershipFile = z.infer<typeof MembershipFile>;

/** One whole activated set of documents. The complete slot with the higher `seq` is what plays. */
export const Slot = z.object({
  v: z.literal(1),
  seq: z.number().int().min(1),
  board: BoardId,
  root: SignedRoot,
  placement: CompactJws,
  manifest: CompactJws,
  editions: z.array(EditionHash).max(manifestEditionsMax),
  /**
   * Board time at which this set took over: until then what was on the glass under the set before it stays,
   * also across a restart.
   */
  adoptAtMs: EpochMs.default(0),
  /** The highest revision ever accepted of each document; kept in `state.db` too, the higher wins. */
  highest: z.record(z.string(), Revision),
});
export type Slot = z.infer<typeof Slot>;
