/**
 * What this board knows and shows, in one place: parts change it and emit `changed`, the board loop looks
 * again.
 */
import { BoardSettings, type BoardSize } from "../contract/board.ts";
import type { CompactJws } from "../contract/envelope.ts";
import type { Sha256 } from "../contract/ids.ts";
import type { Manifest } from "../contract/manifest.ts";
import type { Witness } from "../contract/play.ts";
import type { Placement } from "../contract/placement.ts";
import type { ScenePairing } from "../contract/scene.ts";
import type { SignedRoot } from "../contract/root.ts";
import type { Status } from "../contract/status.ts";
import type { VerifiedEdition } from "../platform/trust/verify-edition.ts";
import type { Membership } from "./identity/membership.ts";
import { type Signal, createSignal } from "./signal.ts";

/** A whole set of documents, each verified: they play together or not at all. */
export interface Activation {
  readonly signedRoot: SignedRoot;
  readonly placementJws: CompactJws;
  readonly placement: Placement;
  readonly manifestJws: CompactJws;
  readonly manifestHash: Sha256;
  readonly manifest: Manifest;
  readonly editions: readonly VerifiedEdition[];
}

/** The glass this engine draws on, as its shell described it. */
export interface Glass {
  readonly witness: Witness;
  readonly size: BoardSize;
  readonly app: string;
}

export interface BoardState {
  membership: Membership | null;
  activation: Activation | null;
  /** The set played before, while its last showing may still be on the glass. */
  before: { readonly activation: Activation; readonly untilMs: number } | null;
  /** End of the showing on the glass; 0 when nothing a unit published is on it. */
  glassUntilMs: number;
  /** The newest verified status: withdrawals and freshness. */
  status: Status | null;
  pairing: ScenePairing | null;
  glass: Glass;
  /** The shell restarted too often: only the house loop, no network, until it says otherwise. */
  isSafe: boolean;
  /** Board time of the last verified word from the hub; `null`: never. */
  lastContactMs: number | null;
  readonly changed: Signal;
}

/** Without a shell there is nobody to look; the size only shapes the cards. */
export const noGlass: Glass = {
  witness: "none",
  size: { widthPx: 1_920, heightPx: 1_080 },
  app: "0.1.0",
};

export const defaultSettings: BoardSettings = BoardSettings.parse({});

export function createBoardState(): BoardState {
  return {
    membership: null,
    activation: null,
    before: null,
    glassUntilMs: 0,
    status: null,
    pairing: null,
    glass: noGlass,
    isSafe: false,
    lastContactMs: null,
    changed: createSignal(),
  };
}

export function settingsOf(state: BoardState): BoardSettings {
  return state.activation?.manifest.settings ?? defaultSettings;
}

/** The freshness of what is shown ran out, or never was. */
export function isStale(state: BoardState, nowMs: number): boolean {
  return state.membership !== null && (state.status === null || nowMs > state.status.expiresAtMs);
}
