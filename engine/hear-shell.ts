/** Takes the messages of the shell: each is checked, a strange one is counted and dropped. */
import { parseWith } from "../contract/parse.ts";
import { problem } from "../contract/problem.ts";
import type { RendererMessage } from "../contract/scene.ts";
import { type EngineMessage, ShellMessage } from "../contract/shell.ts";
import type { GlassFacts } from "./health/condition.ts";
import type { Board } from "./open-board.ts";
import type { CrashBlame } from "./playback/crash-blame.ts";
import type { BoardLoop } from "./playback/board-loop.ts";
import type { PlayRecorder } from "./playback/play-recorder.ts";
import type { SetAside } from "./playback/set-aside.ts";

export interface HearParts {
  readonly board: Board;
  readonly loop: BoardLoop;
  readonly recorder: PlayRecorder;
  readonly setAside: SetAside;
  readonly blame: CrashBlame;
  readonly glass: GlassFacts;
  send(message: EngineMessage): void;
  shutdown(): void;
}

function hearRenderer(parts: HearParts, message: RendererMessage): void {
  const { board, loop, recorder, setAside, glass } = parts;
  recorder.heard(message);
  if (message.type === "beat") glass.frames = message.frames;
  if (message.type === "shown") {
    const scene = loop.scene();
    const shown = [scene?.item, scene?.next].find((item) => item?.key === message.key);
    if (shown) glass.item = shown.item;
  }
  if (message.type !== "ended" || message.how !== "error") return;
  board.errors.count("decode");
  if (!setAside.fail(message.itemId, message.key)) return;
  board.refused(problem("decode", message.itemId), "item", message.itemId);
  loop.refresh();
}

/**
 * A lost or hung window showed nobody knows what for how long; what it was drawing or preparing may be what
 * killed it.
 */
function hearIncident({ board, recorder, loop, blame }: HearParts, code: string, detail: string): void {
  board.errors.count(code);
  board.incidents.report(code, detail);
  if (!code.startsWith("renderer_")) return;
  recorder.glassLost();
  const scene = loop.scene();
  const about = [scene?.item, scene?.next].flatMap((showing) => showing?.item.id ?? []);
  const barred = blame.windowLost([...new Set(about)], board.clock.monoMs());
  for (const item of barred) board.refused(problem("decode", item), "item", `crash:${item}`);
  if (barred.length > 0) loop.refresh();
}

export function hearShell(parts: HearParts, raw: unknown): void {
  const { board, loop } = parts;
  const parsed = parseWith(ShellMessage, raw);
  if (!parsed.ok) {
    board.refused(problem("message_bad", parsed.problems[0].path), "shell", parsed.problems[0].path);
    return;
  }
  const message = parsed.value;
  switch (message.type) {
    case "hello":
      board.state.glass = { witness: message.witness, size: message.size, app: message.app };
      board.state.isSafe = message.safe ?? false;
      parts.send(readyOf(board));
      loop.refresh();
      loop.look(true);
      break;
    case "renderer":
      hearRenderer(parts, message.message);
      break;
    case "ping":
      parts.send({ type: "pong", n: message.n });
      break;
    case "incident":
      hearIncident(parts, message.code, message.detail);
      break;
    case "shutdown":
      parts.shutdown();
  }
}

export function readyOf({ blobs, config }: Board): EngineMessage {
  return { type: "ready", assetFolders: [blobs.folder], runFolder: config.runFolder };
}
