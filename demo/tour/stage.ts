/**
 * What the acts of the tour have in their hands: the hub, the road, the player, the eye, and what was done
 * so far.
 */
import type { TakeoverOrder } from "../../contract/publishing.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Ports } from "../../platform/ports.ts";
import type { AdminClient } from "../hub/admin-client.ts";
import type { LyingProxy } from "./lying-proxy.ts";

/** The visible board's player, as somebody standing before it can treat it. */
export interface VisiblePlayer {
  /** Pulls the plug: `kill -9` on the whole tree. */
  cut(): Promise<void>;
  start(): Promise<void>;
}

/** Reads the marks off the real screen; `null` where there is no X screen to capture. */
export type Eye = () => Promise<ReadonlySet<number> | null>;

export interface Stage {
  readonly ports: Ports;
  readonly client: AdminClient;
  readonly proxy: LyingProxy;
  readonly player: VisiblePlayer;
  readonly eye: Eye;
  readonly board: { readonly id: string; readonly unit: string };
  /** Drafts of the units the visible board hears, province first. */
  readonly contents: ReadonlyMap<string, UnitContent>;
  readonly order: TakeoverOrder;
  /** A picture the hub may publish, as its file's bytes. */
  readonly picture: Uint8Array;
  readonly marks: StageMarks;
  /** What acts leave behind for later ones; instants in hub time. */
  readonly memory: { takeoverId: string | null; cutAtMs: number; healedAtMs: number };
}

export interface StageMarks {
  /** On everything published by its owner that may be on the screen now. */
  readonly published: Set<number>;
  /** On everything an attacker made: none may ever be seen. */
  readonly forged: Set<number>;
  takeover: number;
  /** On the picture whose bytes are poisoned on the way. */
  poisoned: number;
  /** A number nobody used before in this run. */
  fresh(): number;
}

/**
 * Marks are 24-bit; those of the tour all have seven digits, so that a forged one takes the same room in a
 * document.
 */
const markMin = 1_000_000;
const markMax = 9_999_999;

export function createStageMarks(unit: () => number): StageMarks {
  const used = new Set<number>();
  const fresh = (): number => {
    for (;;) {
      const mark = markMin + Math.floor(unit() * (markMax - markMin + 1));
      if (used.has(mark)) continue;
      used.add(mark);
      return mark;
    }
  };
  return { published: new Set(), forged: new Set(), takeover: fresh(), poisoned: fresh(), fresh };
}
