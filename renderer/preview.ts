/**
 * A board that is driven by whoever opened the page: tests and people give scenes to `window.preview`, and
 * find there what the board reported.
 */
import "./styles/page.css";
import type { RendererMessage } from "../contract/scene.ts";
import { checkedBridge } from "./bridge.ts";
import { browserPorts } from "./ports.ts";
import { startBoard } from "./start-board.ts";

export interface Preview {
  readonly messages: RendererMessage[];
  show(scene: unknown): void;
}

declare global {
  interface Window {
    preview: Preview;
  }
}

const messages: RendererMessage[] = [];
let receive: (scene: unknown) => void = () => {};
const bridge = checkedBridge({
  assetBase: new URLSearchParams(location.search).get("assets") ?? "/assets/",
  onScene: (run) => {
    receive = run;
  },
  send: (message) => messages.push(message),
});
startBoard(bridge, browserPorts(), document);
window.preview = { messages, show: (scene) => receive(scene) };
