/**
 * A virtual screen with a program on it, judged by what the screen shows; everything started here is ended
 * by its id.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnSync } from "node:child_process";
import { processTree } from "../../../demo/processes/process-tree.ts";
import { openVirtualScreen } from "../../../demo/screen/virtual-screen.ts";
import { createLog } from "../../../platform/log.ts";
import { systemPorts } from "../../../platform/system-ports.ts";
import { waitFor } from "../../../demo/processes/wait-for.ts";
import { repository } from "./lab-player.ts";

export const screenSize = { widthPx: 1_280, heightPx: 720 } as const;
export const ports = systemPorts({ log: createLog({ level: "silent", name: "test" }) });

export function until<Value>(
  what: string,
  ask: () => Promise<Value | null> | Value | null,
  limitMs = 20_000,
) {
  return waitFor(ports, limitMs, what, ask);
}

export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly output: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export interface ScreenRun {
  readonly display: string;
  readonly run: (command: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Program;
  /** Average colour of each cell of a 2 x 2 grid over the whole screen, as `#rrggbb`. */
  readonly colours: () => string[];
  /** Kept as a test artefact under `build/screenshots/`. */
  readonly screenshot: (name: string) => void;
  readonly end: () => Promise<void>;
}

/** Ends the whole tree below `pid`, the process itself last. */
export function endTree(pid: number): void {
  for (const one of processTree(pid).toReversed()) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // Gone already.
    }
  }
}

function grab(display: string, size: typeof screenSize, output: readonly string[]): Buffer {
  const input = ["-f", "x11grab", "-draw_mouse", "0", "-video_size", `${size.widthPx}x${size.heightPx}`];
  const args = ["-nostdin", "-loglevel", "error", ...input, "-i", display, "-frames:v", "1", ...output];
  const { stdout, status, stderr } = spawnSync("ffmpeg", args, { timeout: 20_000 });
  if (status !== 0) throw new Error(`no picture of the screen: ${stderr.toString()}`);
  return stdout;
}

export async function openScreenRun(): Promise<ScreenRun> {
  const screen = await openVirtualScreen(screenSize, (delayMs) => sleep(delayMs));
  const { display } = screen;
  const programs: Program[] = [];
  return {
    display,
    run(command, args, env = process.env) {
      const child = spawn(command, args, {
        env: { ...env, DISPLAY: display },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let text = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
      const ended = new Promise<number | string>((resolve) => {
        child.once("error", (error) => resolve(error.message));
        child.once("exit", (code, signal) => resolve(code ?? signal ?? "?"));
      });
      const program = { child, pid: child.pid ?? -1, output: () => text, ended };
      programs.push(program);
      return program;
    },
    colours() {
      const raw = ["-vf", "scale=2:2:flags=area", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
      const hex = grab(display, screenSize, raw).toString("hex");
      return hex.match(/.{6}/g)?.map((cell) => `#${cell}`) ?? [];
    },
    screenshot(name) {
      const folder = join(repository, "build", "screenshots");
      mkdirSync(folder, { recursive: true });
      grab(display, screenSize, ["-y", join(folder, `${name}.png`)]);
    },
    async end() {
      for (const { pid, child } of programs.toReversed())
        if (child.exitCode === null && child.signalCode === null) endTree(pid);
      await Promise.all(programs.map(({ ended }) => ended));
      await screen.close();
    },
  };
}

/** True when every quarter of the screen is of this colour, within what capture and codecs blur. */
export function isAll(
  colours: readonly string[],
  [red, green, blue]: readonly [number, number, number],
): boolean {
  const near = (text: string, wanted: number) => Math.abs(Number.parseInt(text, 16) - wanted) <= 12;
  return (
    colours.length === 4 &&
    colours.every(
      (cell) => near(cell.slice(1, 3), red) && near(cell.slice(3, 5), green) && near(cell.slice(5, 7), blue),
    )
  );
}

export const red = [255, 0, 0] as const;
export const blue = [0, 0, 255] as const;
