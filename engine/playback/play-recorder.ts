/**
 * Turns what the renderer saw into plays: opened when an item is painted, closed when it leaves, on disk in
 * batches. A play under a full takeover ends there, because nobody can see it; nothing is ever recorded
 * that was not painted.
 */
import { itemAssets } from "../../contract/items/index.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { BootId, PlayId, TakeoverId } from "../../contract/ids.ts";
import type { PlayEnd } from "../../contract/play.ts";
import type { Publisher } from "../../contract/programme.ts";
import type { RendererMessage, ShowingKey } from "../../contract/scene.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { showingKey } from "../../core/scene/scene-for.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import type { BoardState } from "../board-state.ts";
import type { EndedPlay, OpenPlay, PlayStore } from "../store/play-store.ts";
import type { BoardClock } from "./board-clock.ts";

/** Showings remembered to know what a renderer's message is about. */
const showingsKept = 16;
/** A takeover's play is closed and opened anew this often, so that its evidence does not wait for its end. */
export const takeoverPlayMsMost = 300_000;
/** Plays kept in memory when the disk refuses them. */
const unsavedMax = 10_000;

/** The batch interval is a setting: it is looked at this often, in milliseconds. */
const lookEveryMs = 1_000;

interface ShownTakeover {
  readonly takeover: Takeover;
  readonly publisher: Publisher;
}

export interface PlayRecorder {
  /** What the scene just sent holds; takeovers that left the scene are closed here. */
  sent(showings: readonly Showing[], takeover: ShownTakeover | null): void;
  heard(message: RendererMessage): void;
  /** The glass went away: how long it still showed what was open is not known. */
  glassLost(): void;
  start(): void;
  /** Writes everything, closes what is open. */
  stop(): void;
}

export interface RecorderParts {
  readonly ports: Ports;
  readonly clock: BoardClock;
  readonly state: BoardState;
  readonly plays: PlayStore;
  readonly bootId: BootId;
  batchMs(): number;
  saved(lastN: number): void;
  failed(error: unknown): void;
}

type Open = OpenPlay & { readonly key: ShowingKey | null };

function withoutKey({ key: _key, ...play }: Open): OpenPlay {
  return play;
}

export function createPlayRecorder(parts: RecorderParts): PlayRecorder {
  const { ports, clock, state, plays } = parts;
  const showings = new Map<ShowingKey, Showing>();
  let inScene: ShownTakeover | null = null;
  let item: Open | null = null;
  let takeover: Open | null = null;
  let ended: EndedPlay[] = [];
  let isDirty = false;
  let timer: Timer | null = null;
  let savedMonoMs = clock.monoMs();

  const seenMs = (open: Open) => Math.max(0, Math.round(clock.monoMs() - open.startMonoMs));
  const close = (open: Open, how: PlayEnd) => {
    ended.push({ ...withoutKey(open), durationMs: seenMs(open), ended: how });
    if (ended.length > unsavedMax) ended.shift();
    isDirty = true;
  };
  const begin = (
    about: Pick<Open, "key" | "item" | "takeover" | "campaign" | "edition" | "asset" | "plannedMs">,
  ) => {
    isDirty = true;
    const { nowMs, trust } = clock.now();
    return {
      ...about,
      playId: `pl_${ports.random.id()}`.slice(0, 64) as PlayId,
      bootId: parts.bootId,
      startedAtMs: Math.max(0, nowMs),
      startMonoMs: Math.round(clock.monoMs()),
      durationMs: 0,
      witness: state.glass.witness,
      clock: trust,
    };
  };
  const beginItem = (key: ShowingKey, { entry, campaign, startMs, endMs }: Showing) =>
    begin({
      key,
      item: entry.item.id,
      takeover: null,
      campaign,
      edition: entry.publisher.edition,
      asset: itemAssets(entry.item)[0] ?? null,
      plannedMs: endMs - startMs,
    });
  const beginTakeover = ({ takeover: shown, publisher }: ShownTakeover) =>
    begin({
      key: null,
      item: null,
      takeover: shown.id,
      campaign: null,
      edition: publisher.edition,
      asset: shown.asset,
      plannedMs: Math.max(0, shown.untilMs - shown.fromMs),
    });
  const closeItem = (how: PlayEnd) => {
    if (item !== null) close(item, how);
    item = null;
  };
  const closeTakeover = (how: PlayEnd) => {
    if (takeover !== null) close(takeover, how);
    takeover = null;
  };
  const isCovered = () => takeover !== null && inScene?.takeover.size === "full";
  const takeoverShown = (id: TakeoverId) => {
    if (inScene?.takeover.id !== id || takeover?.takeover === id) return;
    closeTakeover("cut");
    takeover = beginTakeover(inScene);
    if (isCovered()) closeItem("cut");
  };
  const itemShown = (key: ShowingKey) => {
    const showing = showings.get(key);
    if (showing === undefined || item?.key === key || isCovered()) return;
    if (item !== null) closeItem(seenMs(item) >= item.plannedMs - 1_000 ? "complete" : "cut");
    item = beginItem(key, showing);
  };
  const save = () => {
    if (takeover !== null && inScene !== null && seenMs(takeover) >= takeoverPlayMsMost) {
      closeTakeover("complete");
      takeover = beginTakeover(inScene);
    }
    const open = [item, takeover].flatMap((play) =>
      play === null ? [] : [{ ...withoutKey(play), durationMs: seenMs(play) }],
    );
    if (!isDirty && open.length === 0) return;
    try {
      const lastN = plays.save(ended, open);
      const hadEnded = ended.length > 0;
      ended = [];
      isDirty = false;
      if (hadEnded) parts.saved(lastN);
    } catch (error) {
      parts.failed(error);
    }
  };
  const tick = () => {
    if (clock.monoMs() - savedMonoMs < parts.batchMs()) return;
    savedMonoMs = clock.monoMs();
    save();
  };
  return {
    sent(sentShowings, sentTakeover) {
      for (const showing of sentShowings) {
        const key = showingKey(showing);
        showings.delete(key);
        showings.set(key, showing);
      }
      for (const key of [...showings.keys()].slice(0, -showingsKept)) showings.delete(key);
      inScene = sentTakeover;
      if (takeover !== null && takeover.takeover !== sentTakeover?.takeover.id) closeTakeover("complete");
    },
    heard(message) {
      if (message.type === "shown") itemShown(message.key);
      if (message.type === "ended" && item?.key === message.key) closeItem(message.how);
      if (message.type === "takeover-shown") takeoverShown(message.takeoverId);
    },
    glassLost() {
      closeItem("interrupted");
      closeTakeover("interrupted");
    },
    start() {
      const orphans = plays.orphans().map((play): EndedPlay => ({ ...play, ended: "interrupted" }));
      if (orphans.length > 0) plays.save(orphans, []);
      timer = ports.timers.every(lookEveryMs, tick);
    },
    stop() {
      timer?.cancel();
      closeItem("cut");
      closeTakeover("cut");
      save();
    },
  };
}
