/**
 * Keeps the right scene on the glass: makes it at board time, sends it when it changed, and holds one timer
 * to the next boundary.
 */
import type { AssetHash } from "../../contract/ids.ts";
import type { Programme } from "../../contract/programme.ts";
import type { Scene } from "../../contract/scene.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import type { Blobs } from "../store/blobs.ts";
import type { BoardClock } from "./board-clock.ts";
import type { PlayRecorder } from "./play-recorder.ts";
import type { ProgrammeSource } from "./programme-source.ts";
import type { ReadyScene, SceneMaker } from "./scene-maker.ts";

/** The loop looks at the clock at least this often, in milliseconds. */
const lookEveryMs = 30_000;
/** Never busier than this, in milliseconds. */
const lookPauseMs = 10;
/** After a failure the loop tries the whole programme again, in milliseconds. */
const failedPauseMs = 10_000;

export interface BoardLoop {
  /** Resolves when the first scene is on its way to the glass. */
  start(): Promise<void>;
  /** Something changed: the programme is made anew and looked at now. */
  refresh(): void;
  /** Only the clock or the glass changed: same programme, look again. `again`: send even the same scene. */
  look(again?: boolean): void;
  scene(): Scene | null;
  stop(): Promise<void>;
}

export interface BoardLoopParts {
  readonly ports: Ports;
  readonly clock: BoardClock;
  readonly source: ProgrammeSource;
  readonly maker: SceneMaker;
  readonly blobs: Pick<Blobs, "prove">;
  readonly recorder: Pick<PlayRecorder, "sent">;
  readonly send: (scene: Scene) => void;
}

function isSameScene(one: Scene | null, other: Scene): boolean {
  const bare = (scene: Scene) => JSON.stringify({ ...scene, seq: 0, nowMs: 0 });
  return one !== null && bare(one) === bare(other);
}

/** False: at least one was bad and left the store. */
async function proveAll(blobs: Pick<Blobs, "prove">, hashes: readonly AssetHash[]): Promise<boolean> {
  let areGood = true;
  for (const hash of hashes) areGood = (await blobs.prove(hash)) && areGood;
  return areGood;
}

export function createBoardLoop(parts: BoardLoopParts): BoardLoop {
  const { ports, clock, source, maker, blobs } = parts;
  let programme: Programme | null = null;
  let last: Scene | null = null;
  let timer: Timer | null = null;
  let mustSend = false;
  let isStopped = true;
  const first = Promise.withResolvers<void>();

  const wake = (delayMs: number, run: () => void) => {
    timer?.cancel();
    if (!isStopped) timer = ports.timers.after(delayMs, run);
  };
  const send = ({ scene, resolution, showings }: ReadyScene) => {
    maker.sent(scene, resolution);
    if (!mustSend && isSameScene(last, scene)) return;
    mustSend = false;
    last = scene;
    parts.recorder.sent(showings, resolution.takeover);
    parts.send(scene);
    first.resolve();
  };
  const step = async () => {
    const nowMs = clock.nowMs();
    programme ??= source.current();
    const made = maker.make(programme, nowMs, last === null ? 0 : last.seq + 1);
    if (made.scene === null) {
      // A bad file leaves the store here; the programme made next does without it.
      return (await proveAll(blobs, made.unproven)) ? loop.look() : loop.refresh();
    }
    const { resolution, nextUnproven } = made;
    if (nextUnproven.length > 0) void proveAll(blobs, nextUnproven).then(() => loop.look());
    send(made);
    wake(Math.max(lookPauseMs, Math.min(resolution.untilMs - nowMs, lookEveryMs)), () => loop.look());
  };
  /** Content that breaks the programme must not leave the glass empty: the house loop knows nothing of it. */
  const recover = (error: unknown) => {
    ports.log.error({ err: error }, "the board loop broke");
    const isHouse = programme === source.houseOnly();
    programme = source.houseOnly();
    if (!isHouse) turns.ask();
    wake(failedPauseMs, () => loop.refresh());
  };
  const turns = oneAtATime(() => step().catch(recover));
  const loop: BoardLoop = {
    start() {
      isStopped = false;
      turns.ask();
      return first.promise;
    },
    refresh() {
      programme = null;
      loop.look();
    },
    look(again = false) {
      mustSend ||= again;
      if (!isStopped) turns.ask();
    },
    scene: () => last,
    stop() {
      isStopped = true;
      timer?.cancel();
      return turns.stop();
    },
  };
  return loop;
}
