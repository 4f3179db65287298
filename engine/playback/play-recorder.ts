/**
 * Turns what the renderer saw into plays: opened when an item is painted, closed when it leaves. A play under
 * a full takeover ends there, because nobody can see it; nothing is ever recorded that was not painted.
 */
import { showingKey } from "../../core/scene/scene-for.ts";
import type { TakeoverId } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { PlayEnd } from "../../contract/play.ts";
import type { Publisher } from "../../contract/programme.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { RendererMessage, ShowingKey } from "../../contract/scene.ts";
import type { Takeover } from "../../contract/takeover.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import type { OpenPlay } from "../store/play-row.ts";
import type { PlayLog, PlaySubject } from "./play-log.ts";

/** Showings remembered to know what a renderer's message is about. */
const showingsKept = 16;
/** A takeover's play is closed and opened anew this often, so that its evidence does not wait for its end. */
export const takeoverPlayMsMost = 300_000;
/** A play this much shorter than planned is still whole, in milliseconds. */
const wholeSlackMs = 1_000;
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
  /** Closes what is open and writes everything. */
  stop(): void;
}

export interface RecorderParts {
  readonly ports: Ports;
  readonly log: PlayLog;
  readonly batchMs: () => number;
}

function itemSubject({ entry, campaign, startMs, endMs }: Showing): PlaySubject {
  const asset = itemAssets(entry.item)[0] ?? null;
  const edition = entry.publisher.edition;
  return { item: entry.item.id, takeover: null, campaign, edition, asset, plannedMs: endMs - startMs };
}

function takeoverSubject({ takeover, publisher }: ShownTakeover): PlaySubject {
  const { id, asset, fromMs, untilMs } = takeover;
  const plannedMs = Math.max(0, untilMs - fromMs);
  return { item: null, takeover: id, campaign: null, edition: publisher.edition, asset, plannedMs };
}

function isWhole(play: OpenPlay, log: PlayLog): boolean {
  return log.seenMs(play) >= play.plannedMs - wholeSlackMs;
}

export function createPlayRecorder({ ports, log, batchMs }: RecorderParts): PlayRecorder {
  const showings = new Map<ShowingKey, Showing>();
  let inScene: ShownTakeover | null = null;
  let item: { key: ShowingKey; play: OpenPlay } | null = null;
  let takeover: OpenPlay | null = null;
  let timer: Timer | null = null;
  let savedMonoMs = ports.clock.monoMs();

  const closeItem = (how: PlayEnd) => {
    if (item !== null) log.close(item.play, how);
    item = null;
  };
  const closeTakeover = (how: PlayEnd) => {
    if (takeover !== null) log.close(takeover, how);
    takeover = null;
  };
  const isCovered = () => takeover !== null && inScene?.takeover.size === "full";
  const takeoverShown = (id: TakeoverId) => {
    if (inScene?.takeover.id !== id || takeover?.takeover === id) return;
    takeover = log.open(takeoverSubject(inScene));
    if (isCovered()) closeItem("cut");
  };
  const itemShown = (key: ShowingKey) => {
    const showing = showings.get(key);
    if (showing === undefined || item?.key === key || isCovered()) return;
    closeItem(item !== null && isWhole(item.play, log) ? "complete" : "cut");
    item = { key, play: log.open(itemSubject(showing)) };
  };
  const save = () => {
    savedMonoMs = ports.clock.monoMs();
    if (takeover !== null && inScene !== null && log.seenMs(takeover) >= takeoverPlayMsMost) {
      closeTakeover("complete");
      takeover = log.open(takeoverSubject(inScene));
    }
    log.save([item?.play ?? null, takeover].flatMap((play) => play ?? []));
  };
  return {
    sent(sentShowings, sentTakeover) {
      for (const showing of sentShowings) {
        showings.delete(showingKey(showing));
        showings.set(showingKey(showing), showing);
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
      log.closeOrphans();
      timer = ports.timers.every(lookEveryMs, () => {
        if (ports.clock.monoMs() - savedMonoMs >= batchMs()) save();
      });
    },
    stop() {
      timer?.cancel();
      closeItem("cut");
      closeTakeover("cut");
      save();
    },
  };
}
