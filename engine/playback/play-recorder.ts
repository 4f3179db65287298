/**
 * Records what the renderer saw: core folds it into plays (core/plays/fold-plays.ts), here they are opened,
 * closed and saved.
 */
import {
  type Glass,
  type GlassEvent,
  type PlayAct,
  type ShownTakeover,
  emptyGlass,
  foldPlays,
} from "../../core/plays/fold-plays.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { RendererMessage } from "../../contract/scene.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import type { OpenPlay } from "../store/play-row.ts";
import type { PlayLog } from "./play-log.ts";

/** The batch interval is a setting: it is looked at this often, in milliseconds. */
const lookEveryMs = 1_000;

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

export function createPlayRecorder({ ports, log, batchMs }: RecorderParts): PlayRecorder {
  const open: Record<PlayAct["place"], OpenPlay | null> = { item: null, takeover: null };
  let glass: Glass = emptyGlass;
  let timer: Timer | null = null;
  let savedMonoMs = ports.clock.monoMs();

  const fold = (event: GlassEvent) => {
    const folded = foldPlays(glass, event);
    glass = folded.glass;
    for (const act of folded.acts) {
      const play = open[act.place];
      if (act.act === "close" && play !== null) log.close(play, act.how);
      open[act.place] = act.act === "open" ? log.open(act.subject) : null;
    }
  };
  const save = () => {
    savedMonoMs = ports.clock.monoMs();
    fold({ type: "saved", monoMs: savedMonoMs });
    log.save([open.item, open.takeover].flatMap((play) => play ?? []));
  };
  return {
    sent: (showings, takeover) => fold({ type: "sent", showings, takeover }),
    heard(message) {
      const monoMs = ports.clock.monoMs();
      if (message.type === "shown") fold({ type: "shown", key: message.key, monoMs });
      if (message.type === "ended") fold({ type: "ended", key: message.key, how: message.how });
      if (message.type === "takeover-shown") {
        fold({ type: "takeover-shown", takeoverId: message.takeoverId, monoMs });
      }
    },
    glassLost: () => fold({ type: "lost" }),
    start() {
      log.closeOrphans();
      timer = ports.timers.every(lookEveryMs, () => {
        if (ports.clock.monoMs() - savedMonoMs >= batchMs()) save();
      });
    },
    stop() {
      timer?.cancel();
      fold({ type: "stopped" });
      save();
    },
  };
}
