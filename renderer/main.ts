/** The board's page: wires the bridge to the board, and decides nothing. */
import "./styles/page.css";
import { bridgeOf } from "./bridge.ts";
import { browserPorts } from "./ports.ts";
import { startBoard } from "./start-board.ts";

startBoard(bridgeOf(window), browserPorts(), document);
