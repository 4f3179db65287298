/**
 * Plays that began and ended since the last durable batch: opened, closed and saved here, whoever decides
 * when.
 */
import type { PlaySubject } from "../../core/plays/fold-plays.ts";
import type { BootId, PlayId } from "../../contract/ids.ts";
import type { PlayEnd } from "../../contract/play.ts";
import type { Random } from "../../platform/ports.ts";
import type { BoardState } from "../board-state.ts";
import type { EndedPlay, OpenPlay } from "../store/play-row.ts";
import type { PlayStore } from "../store/play-store.ts";
import type { BoardClock } from "./board-clock.ts";

/** Plays kept in memory while the disk refuses them. */
export const unsavedMax = 10_000;

export interface PlayLog {
  open(subject: PlaySubject): OpenPlay;
  close(play: OpenPlay, how: PlayEnd): void;
  /** How long it has been open. */
  seenMs(play: OpenPlay): number;
  /** One durable commit of what ended and what is open. */
  save(open: readonly OpenPlay[]): void;
  /** Ends what a run before left open. */
  closeOrphans(): void;
}

export interface PlayLogParts {
  readonly random: Random;
  readonly clock: BoardClock;
  readonly state: BoardState;
  readonly plays: PlayStore;
  readonly bootId: BootId;
  readonly saved: (lastN: number) => void;
  readonly failed: (error: unknown) => void;
  /** The oldest unsaved play is lost for good. */
  readonly dropped: () => void;
}

export function createPlayLog(parts: PlayLogParts): PlayLog {
  const { random, clock, state, plays } = parts;
  let ended: EndedPlay[] = [];
  let isOpenSaved = false;

  const seenMs = ({ startMonoMs }: OpenPlay) => Math.max(0, Math.round(clock.monoMs() - startMonoMs));
  return {
    seenMs,
    open(subject) {
      const { nowMs, trust } = clock.now();
      return {
        ...subject,
        playId: `pl_${random.id()}`.slice(0, 64) as PlayId,
        bootId: parts.bootId,
        startedAtMs: Math.max(0, nowMs),
        startMonoMs: Math.round(clock.monoMs()),
        durationMs: 0,
        witness: state.glass.witness,
        clock: trust,
      };
    },
    close(play, how) {
      ended.push({ ...play, durationMs: seenMs(play), ended: how });
      if (ended.length <= unsavedMax) return;
      ended.shift();
      parts.dropped();
    },
    save(open) {
      if (ended.length === 0 && open.length === 0 && !isOpenSaved) return;
      try {
        const lastN = plays.save(
          ended,
          open.map((play) => ({ ...play, durationMs: seenMs(play) })),
        );
        isOpenSaved = open.length > 0;
        const hadEnded = ended.length > 0;
        ended = [];
        if (hadEnded) parts.saved(lastN);
      } catch (error) {
        parts.failed(error);
      }
    },
    closeOrphans() {
      const orphans = plays.orphans().map((play): EndedPlay => ({ ...play, ended: "interrupted" }));
      if (orphans.length > 0) plays.save(orphans, []);
    },
  };
}
