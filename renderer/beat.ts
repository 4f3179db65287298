/** Once a second, from a frame that was really drawn: the sign of life the shell's watchdog listens for. */
import type { RendererMessage, ShowingKey } from "../contract/scene.ts";
import type { BoardClock } from "./board-clock.ts";
import type { Cancel, RendererPorts } from "./ports.ts";

export const beatEveryMs = 1_000;

export interface BeatParts {
  readonly ports: RendererPorts;
  readonly clock: BoardClock;
  readonly send: (message: RendererMessage) => void;
  readonly onGlass: () => ShowingKey | null;
  readonly isVisible: () => boolean;
}

/**
 * One frame a second is asked for and counted: a page that draws nothing gets no frame and falls silent, and
 * a still poster costs no more than that one frame.
 */
export function startBeat({ ports, clock, send, onGlass, isVisible }: BeatParts): Cancel {
  let frames = 0;
  let cancel: Cancel = () => {};
  const beat = () => {
    frames += 1;
    const atMs = Math.max(0, Math.round(clock.nowMs()));
    send({ type: "beat", frames, key: onGlass(), visible: isVisible(), atMs });
    cancel = ports.after(beatEveryMs, askForFrame);
  };
  const askForFrame = () => {
    cancel = ports.onFrame(beat);
  };
  askForFrame();
  return () => cancel();
}
