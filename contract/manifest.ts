/**
 * The small signed document of one board: which editions, at which revision, with which settings. It may
 * only narrow.
 */
import { z } from "zod";
import { BoardSettings } from "./board.ts";
import { BoardId, EditionHash, Kid, Sha256 } from "./ids.ts";
import { Revision } from "./revision.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { line } from "./text.ts";
import { Scope, UnitPath } from "./unit.ts";

/** Editions one board may play at once. */
export const manifestEditionsMax = 64;

export const EditionRef = z.object({
  unit: Scope,
  hash: EditionHash,
  sizeBytes: z.number().int().min(1).max(2_097_152),
  ...Revision.shape,
});
export type EditionRef = z.infer<typeof EditionRef>;

export const Manifest = z.object({
  v: z.literal(1),
  board: BoardId,
  boardKey: Kid,
  /**
   * The unit that runs the board: its path in the managed line, its name and the board's name for the foot.
   */
  unit: UnitPath,
  unitName: line(160),
  boardName: line(120),
  ...Revision.shape,
  prev: Sha256.nullable(),
  issuedAtMs: EpochMs,
  notBeforeMs: EpochMs,
  /** Bars a first activation, nothing else: what plays goes on playing. */
  expiresAtMs: EpochMs,
  rootVersion: z.number().int().min(1),
  /** Revision of the placement the board must have accepted first. */
  placementRevision: z.number().int().min(0),
  minApp: z.string().regex(/^\d+\.\d+\.\d+$/),
  timeZone: TimeZone,
  /**
   * Most of the air time that the guaranteed content of all other units together may take on this board; the
   * province sets it.
   */
  mandatedShareMax: z.number().min(0.1).max(0.9).default(0.5),
  editions: z.array(EditionRef).max(manifestEditionsMax),
  settings: BoardSettings,
});
export type Manifest = z.infer<typeof Manifest>;
