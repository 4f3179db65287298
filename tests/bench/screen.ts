/** A virtual X screen of its own, and what is really on it, frame by frame, read through ffmpeg. */
import { closedAtEnd } from "./at-end.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { openVirtualScreen } from "../../demo/screen/virtual-screen.ts";

export interface Screen {
  readonly display: string;
  readonly widthPx: number;
  readonly heightPx: number;
  close(): Promise<void>;
}

export interface Region {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** One captured picture: 3 bytes a pixel, and the monotonic instant it arrived here. */
export interface Frame {
  readonly rgb: Buffer;
  readonly atMs: number;
}

export async function openScreen(widthPx = 1920, heightPx = 1080): Promise<Screen> {
  const screen = await openVirtualScreen({ widthPx, heightPx }, sleep);
  return { display: screen.display, widthPx, heightPx, close: closedAtEnd(() => screen.close()) };
}

/** Ends a child by its id, at first politely. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const late = AbortSignal.timeout(5_000);
  late.addEventListener("abort", () => child.kill("SIGKILL"));
  await gone;
}

export interface Watch {
  stop(): Promise<void>;
}

/** Hands every captured frame of a region to `look`, `framesPerSecond` a second. */
export function watchScreen(
  screen: Screen,
  region: Region,
  framesPerSecond: number,
  look: (frame: Frame) => void,
): Watch {
  const size = `${region.widthPx}x${region.heightPx}`;
  const from = `${screen.display}+${region.x},${region.y}`;
  const input = [
    "-f",
    "x11grab",
    "-draw_mouse",
    "0",
    "-framerate",
    String(framesPerSecond),
    "-video_size",
    size,
    "-i",
    from,
  ];
  const output = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough", "-"];
  const grabber = spawn("ffmpeg", ["-loglevel", "fatal", ...input, ...output], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const frameBytes = region.widthPx * region.heightPx * 3;
  let held: Buffer[] = [];
  let heldBytes = 0;
  grabber.stdout.on("data", (chunk: Buffer) => {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < frameBytes) return;
    const all = Buffer.concat(held);
    let start = 0;
    for (; start + frameBytes <= all.length; start += frameBytes) {
      look({ rgb: all.subarray(start, start + frameBytes), atMs: performance.now() });
    }
    held = [all.subarray(start)];
    heldBytes = all.length - start;
  });
  return { stop: () => end(grabber) };
}
