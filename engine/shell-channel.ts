/** The line between an engine and the shell that hosts it, over whatever the host offers. */
import type { EngineMessage } from "../contract/shell.ts";

export interface ShellChannel {
  send(message: EngineMessage): void;
  /** What arrives is unknown until it was checked against the contract. */
  onMessage(listener: (message: unknown) => void): void;
}

/** The message port Electron gives to a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): void;
}

/** The host's channel of this process; `null` when nobody hosts it. */
export function hostChannel(host: NodeJS.Process): ShellChannel | null {
  const port = (host as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on("message", ({ data }) => listener(data)),
    };
  }
  if (host.send === undefined) return null;
  return {
    send(message) {
      if (host.connected) host.send?.(message);
    },
    onMessage: (listener) => void host.on("message", listener),
  };
}
