/**
 * Turns what the renderer reports into plays: a showing opens a play, its end closes it. Nothing is invented
 * (an end without a beginning is no play) and nothing is lost (a play whose end never came is closed as
 * interrupted).
 */
import type { Play, PlayEnd } from "../../contract/play.ts";

/** A play that has begun: everything but its end. */
export type OpenPlay = Omit<Play, "durationMs" | "ended">;

/** At most so many showings are open at once: the item leaving, the item coming, a takeover. */
export const openPlaysMax = 4;

/**
 * `key` names the showing: `itemId@startMs`, or a takeover's id. `monoMs` is the monotonic clock of this
 * boot.
 */
export type PlayEvent =
  | { readonly type: "shown"; readonly key: string; readonly play: OpenPlay }
  | {
      readonly type: "ended";
      readonly key: string;
      readonly monoMs: number;
      readonly how: Exclude<PlayEnd, "interrupted">;
    };

export type OpenPlays = ReadonlyMap<string, OpenPlay>;

export interface Folded {
  readonly open: OpenPlays;
  /** Plays this event closed, oldest first. */
  readonly closed: readonly Play[];
}

export const noOpenPlays: OpenPlays = new Map();

function close(play: OpenPlay, monoMs: number, ended: PlayEnd): Play {
  return { ...play, durationMs: Math.max(0, Math.round(monoMs - play.startMonoMs)), ended };
}

function foldShown(open: OpenPlays, key: string, play: OpenPlay): Folded {
  const still = new Map(open);
  const closed: Play[] = [];
  // Shown again under one key: the window came back in the middle; the first showing got no end.
  const before = still.get(key);
  if (before) closed.push(close(before, play.startMonoMs, "interrupted"));
  still.delete(key);
  while (still.size >= openPlaysMax) {
    const [oldest] = still;
    if (!oldest) break;
    still.delete(oldest[0]);
    closed.push(close(oldest[1], play.startMonoMs, "interrupted"));
  }
  still.set(key, play);
  return { open: still, closed };
}

/** One event folded into the plays that are open. */
export function foldPlay(open: OpenPlays, event: PlayEvent): Folded {
  if (event.type === "shown") return foldShown(open, event.key, event.play);
  const play = open.get(event.key);
  if (!play) return { open, closed: [] };
  const still = new Map(open);
  still.delete(event.key);
  return { open: still, closed: [close(play, event.monoMs, event.how)] };
}

/** A whole run of events; what stays open at the end is handed back. */
export function foldPlays(events: Iterable<PlayEvent>, open: OpenPlays = noOpenPlays): Folded {
  let state = open;
  const closed: Play[] = [];
  for (const event of events) {
    const folded = foldPlay(state, event);
    state = folded.open;
    closed.push(...folded.closed);
  }
  return { open: state, closed };
}

/**
 * Plays found open at the next start. Their end is not known: they lasted at least until the player was last
 * known to be alive (a monotonic instant of their own boot), `null` when not even that is known.
 */
export function closeOrphans(orphans: Iterable<OpenPlay>, lastAliveMonoMs: number | null): Play[] {
  return [...orphans].map((play) => close(play, lastAliveMonoMs ?? play.startMonoMs, "interrupted"));
}
