/** A glass nobody sees, with a witness beside it: what it was told, what it said, and when. */
import type { BoardSize } from "../../contract/board.ts";
import type { RendererMessage, Scene } from "../../contract/scene.ts";
import type { ShellMessage } from "../../contract/shell.ts";
import { createNullGlass } from "../../engine/null-glass.ts";
import type { ShellChannel } from "../../engine/shell-channel.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Life } from "./life.ts";

/** An item or takeover that was on the glass: the only thing a play may be about. */
export interface Witnessed {
  readonly item: string | null;
  readonly takeover: string | null;
  readonly atMonoMs: number;
  /** A takeover filled the glass at that moment, so the engine records nothing. */
  readonly isCovered: boolean;
}

export interface WitnessedGlass extends ShellChannel {
  /** Of this life; `null` until the engine sent one. */
  scene(): Scene | null;
  /** Board time as the glass keeps it. */
  nowMs(): number;
}

export function createWitnessedGlass(parts: {
  readonly ports: Ports;
  readonly life: Life;
  readonly size: BoardSize;
  readonly saw: (scene: Scene) => void;
  readonly showed: (shown: Witnessed) => void;
}): WitnessedGlass {
  const { ports, life } = parts;
  const { clock } = ports;
  const glass = createNullGlass(ports, parts.size, "0.1.0");
  let scene: Scene | null = null;
  let sceneMonoMs = 0;
  const witness = (message: RendererMessage) => {
    if (message.type !== "shown" && message.type !== "takeover-shown") return;
    const isItem = message.type === "shown";
    parts.showed({
      item: isItem ? message.itemId : null,
      takeover: isItem ? null : message.takeoverId,
      atMonoMs: Math.round(clock.monoMs()),
      isCovered: scene?.takeover?.takeover.size === "full",
    });
  };
  return {
    send(message) {
      if (!life.isAlive()) return;
      if (message.type === "scene") {
        scene = message.scene;
        sceneMonoMs = clock.monoMs();
        parts.saw(message.scene);
      }
      glass.send(message);
    },
    onMessage(listener) {
      glass.onMessage((message) => {
        if (!life.isAlive()) return;
        const said = message as ShellMessage;
        if (said.type === "renderer") witness(said.message);
        listener(message);
      });
    },
    scene: () => scene,
    nowMs: () => (scene?.nowMs ?? 0) + Math.round(clock.monoMs() - sceneMonoMs),
  };
}
