/**
 * The renderer's one way out: scenes come in, what happened on the glass goes out; whoever hosts the page.
 */
import { RendererMessage, Scene } from "../contract/scene.ts";

/** What Electron's preload puts on the window, and what a test page may put there instead. */
export interface Host {
  readonly assetBase: string;
  onScene(receive: (scene: unknown) => void): void;
  send(message: RendererMessage): void;
}

export interface Bridge {
  readonly assetBase: string;
  /** Only scenes that are what they should be; anything else is dropped and the picture stays. */
  onScene(receive: (scene: Scene) => void): void;
  send(message: RendererMessage): void;
}

declare global {
  interface Window {
    readonly bangtin?: Host;
  }
}

/** Messages wait here while the door is shut; the oldest go first when there are more. */
const waitingMessagesMax = 500;

export function checkedBridge(host: Host): Bridge {
  return {
    assetBase: host.assetBase,
    onScene: (receive) =>
      host.onScene((unknown) => {
        const scene = Scene.safeParse(unknown);
        if (scene.success) receive(scene.data);
      }),
    send: (message) => host.send(message),
  };
}

/** The page's own origin: scenes as server-sent events, messages posted in order, one at a time. */
export function webHost(page: Window): Host {
  const waiting: RendererMessage[] = [];
  let isSending = false;
  const sendAll = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let message = waiting[0]; message !== undefined; message = waiting[0]) {
        const answer = await page.fetch("/renderer", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(message),
        });
        // A message the door refuses would be refused for ever; a door that fails is tried again with the
        // next beat.
        if (!answer.ok && answer.status >= 500) return;
        waiting.shift();
      }
    } catch {
      // The engine is away: the beat of the next second tries again.
    } finally {
      isSending = false;
    }
  };
  return {
    assetBase: "/assets/",
    onScene(receive) {
      const source = new EventSource("/scene");
      source.addEventListener("scene", (event: MessageEvent<string>) => {
        try {
          receive(JSON.parse(event.data));
        } catch {
          // Not JSON, so not a scene: the picture stays.
        }
      });
    },
    send(message) {
      // Of beats only the newest is worth sending.
      const last = waiting.at(-1);
      if (message.type === "beat" && last?.type === "beat" && waiting.length > 1) waiting.pop();
      waiting.push(message);
      if (waiting.length > waitingMessagesMax) waiting.shift();
      void sendAll();
    },
  };
}

export function bridgeOf(page: Window): Bridge {
  return checkedBridge(page.bangtin ?? webHost(page));
}
