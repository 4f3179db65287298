/**
 * A glass nobody sees: answers an engine as a renderer would, with witness `none`, so that a fleet runs
 * without windows.
 */
import type { BoardSize } from "../contract/board.ts";
import type { RendererMessage, Scene, SceneItem } from "../contract/scene.ts";
import type { ShellMessage } from "../contract/shell.ts";
import type { Ports, Timer } from "../platform/ports.ts";
import type { ShellChannel } from "./shell-channel.ts";

/** Drawn frames it pretends between two beats. */
const framesPerBeat = 1;
const beatEveryMs = 1_000;

export interface NullGlass extends ShellChannel {
  stop(): void;
}

export function createNullGlass({ clock, timers }: Ports, size: BoardSize, app: string): NullGlass {
  const listeners: ((message: unknown) => void)[] = [];
  let shown: SceneItem | null = null;
  let takeover: string | null = null;
  let anchor = { nowMs: 0, monoMs: 0 };
  let frames = 0;
  let swap: Timer | null = null;
  let isGreeted = false;

  const tell = (message: ShellMessage) => {
    for (const listener of listeners) listener(message);
  };
  const say = (message: RendererMessage) => tell({ type: "renderer", message });
  const nowMs = () => Math.round(anchor.nowMs + clock.monoMs() - anchor.monoMs);
  const show = (item: SceneItem | null) => {
    if (item?.key === shown?.key) return;
    if (shown !== null) {
      const how = nowMs() >= shown.endMs - 1_000 ? "complete" : "cut";
      say({ type: "ended", key: shown.key, itemId: shown.item.id, atMs: nowMs(), how });
    }
    shown = item;
    if (item !== null) say({ type: "shown", key: item.key, itemId: item.item.id, atMs: nowMs() });
  };
  const take = (scene: Scene) => {
    anchor = { nowMs: scene.nowMs, monoMs: clock.monoMs() };
    swap?.cancel();
    show(scene.item);
    const { next } = scene;
    if (next !== null) swap = timers.after(next.startMs - scene.nowMs, () => show(next));
    const id = scene.takeover?.takeover.id ?? null;
    if (id !== null && id !== takeover) say({ type: "takeover-shown", takeoverId: id, atMs: nowMs() });
    takeover = id;
  };
  const beat = timers.every(beatEveryMs, () => {
    frames += framesPerBeat;
    say({ type: "beat", frames, key: shown?.key ?? null, visible: true, atMs: nowMs() });
  });
  return {
    // The engine must be done sending before the glass answers, as over a real channel.
    send(message) {
      if (message.type === "scene") queueMicrotask(() => take(message.scene));
      // The engine answers every hello with another `ready`: greeting twice would never end.
      if (message.type !== "ready" || isGreeted) return;
      isGreeted = true;
      queueMicrotask(() => tell({ type: "hello", witness: "none", size, app }));
    },
    onMessage: (listener) => void listeners.push(listener),
    stop() {
      beat.cancel();
      swap?.cancel();
    },
  };
}
