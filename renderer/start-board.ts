/** Puts a board into a page and connects it: what `main.ts` and the preview page have in common. */
import { createBoardClock } from "./board-clock.ts";
import { startBeat } from "./beat.ts";
import type { Bridge } from "./bridge.ts";
import type { RendererPorts } from "./ports.ts";
import { createShownReporter } from "./shown-reporter.ts";
import { SignBoard } from "./sign-board/sign-board.ts";

export function startBoard(bridge: Bridge, ports: RendererPorts, page: Document): SignBoard {
  const clock = createBoardClock(ports);
  const board = new SignBoard();
  board.ports = ports;
  board.clock = clock;
  board.assetBase = bridge.assetBase;
  board.reporter = createShownReporter((message) => bridge.send(message), clock);
  page.addEventListener("contextmenu", (event) => event.preventDefault());
  page.addEventListener("dragstart", (event) => event.preventDefault());
  page.body.append(board);
  bridge.onScene((scene) => {
    clock.anchor(scene.nowMs);
    board.scene = scene;
  });
  startBeat({
    ports,
    clock,
    send: (message) => bridge.send(message),
    onGlass: () => board.onGlass(),
    isVisible: () => page.visibilityState === "visible",
  });
  return board;
}
