/**
 * `bangtin demo --check`: plays the tour without a person on a screen of its own and believes only what is
 * on that screen.
 */
import { join } from "node:path";
import type { DemoStep } from "../contract/command-line.ts";
import type { Ports } from "../platform/ports.ts";
import type { Shell } from "./boards/shells.ts";
import { childEnvironment } from "./config.ts";
import { openDemo } from "./open-demo.ts";
import type { ChildSet } from "./processes/child-set.ts";
import { captureScreen } from "./screen/capture.ts";
import { findMarks } from "./screen/find-marks.ts";
import { openVirtualScreen } from "./screen/virtual-screen.ts";
import { type Act, isSeen } from "./tour/act.ts";
import type { Stage } from "./tour/stage.ts";
import { tour } from "./tour/tour.ts";

export interface CheckPlan {
  readonly ports: Ports;
  readonly children: ChildSet;
  readonly folder: string;
  /** Where one picture of each step is kept. */
  readonly screenshotFolder: string;
  readonly shell: Shell;
  readonly startAtMs: number;
  readonly simulated: number;
  readonly say: (what: string) => void;
  readonly report: (step: DemoStep) => void;
}

const screenSize = { widthPx: 1_920, heightPx: 1_080 };

/** The whole tour may take this long, one act this long, in milliseconds. */
export const checkMsMax = 290_000;
const actMsMax = 90_000;
const lookEveryMs = 300;

interface Seen {
  readonly ok: boolean;
  readonly screenshot: string | null;
}

interface Watch {
  readonly display: string;
  readonly folder: string;
  readonly lastMs: number;
}

async function marksOn(display: string, pngFile?: string): Promise<ReadonlySet<number>> {
  const picture = await captureScreen({
    display,
    ...screenSize,
    ...(pngFile === undefined ? {} : { pngFile }),
  });
  return new Set(findMarks(picture).map(({ value }) => value));
}

/** True while nothing forbidden shows and something allowed does, for as long as the act wants. */
async function stays(act: Act, stage: Stage, { display }: Watch): Promise<boolean> {
  const { clock, timers } = stage.ports;
  const lastMs = clock.monoMs() + (act.staysMs ?? 0);
  while (clock.monoMs() < lastMs) {
    if (!isSeen(act.seen(stage), await marksOn(display))) return false;
    await timers.sleep(lookEveryMs);
  }
  return true;
}

/** Looks at the screen and asks the hub until both say yes; the picture kept is the one that was judged. */
async function look(act: Act, stage: Stage, watch: Watch): Promise<Seen> {
  const { clock, timers } = stage.ports;
  const screenshot = join(watch.folder, `${act.id}.png`);
  const lastMs = Math.min(watch.lastMs, clock.monoMs() + actMsMax);
  for (;;) {
    const isRight = isSeen(act.seen(stage), await marksOn(watch.display, screenshot));
    if (isRight && (await (act.proven?.(stage) ?? true)) && (await stays(act, stage, watch))) {
      return { ok: true, screenshot };
    }
    if (clock.monoMs() > lastMs) return { ok: false, screenshot };
    await timers.sleep(lookEveryMs);
  }
}

async function play(act: Act, stage: Stage, watch: Watch, plan: CheckPlan): Promise<boolean> {
  const startedMs = stage.ports.clock.monoMs();
  let seen: Seen = { ok: false, screenshot: null };
  try {
    await act.run(stage);
    seen = await look(act, stage, watch);
    act.after?.(stage);
  } catch (error) {
    plan.say(`${act.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const ms = Math.round(stage.ports.clock.monoMs() - startedMs);
  plan.report({ step: act.id, ok: seen.ok, ms, screenshot: seen.screenshot });
  return seen.ok;
}

/** True when every act was seen. */
export async function runCheck(plan: CheckPlan): Promise<boolean> {
  const { ports, children, folder, shell, say } = plan;
  const lastMs = ports.clock.monoMs() + checkMsMax;
  const screen = await openVirtualScreen(screenSize, (delayMs) => ports.timers.sleep(delayMs));
  let closeRoad = async () => {};
  try {
    const demo = await openDemo({
      ports,
      children,
      folder,
      shell,
      startAtMs: plan.startAtMs,
      simulated: plan.simulated,
      say,
      picture: "kiosk",
      env: childEnvironment(screen.display),
      eye: () => marksOn(screen.display),
      onPlayerOutput: () => {},
    });
    closeRoad = () => demo.proxy.close();
    await demo.startSimulated();
    const watch = { display: screen.display, folder: plan.screenshotFolder, lastMs };
    for (const act of tour) if (!(await play(act, demo.stage, watch, plan))) return false;
    return true;
  } finally {
    await children.endAll();
    await closeRoad();
    await screen.close();
  }
}
