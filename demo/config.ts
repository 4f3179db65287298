/** What the demo takes from its command line and its environment, checked once. */
import { z } from "zod";

/** Monday 23/11/2026, 06:50 in the province: the day begins before your eyes. */
export const demoStartMs = Date.parse("2026-11-23T06:50:00+07:00");

export const DemoOptions = z.strictObject({
  check: z.boolean().default(false),
  /** Without one: Electron if a window can be opened, else the Chromium shell's address. */
  shell: z.enum(["electron", "chromium"]).optional(),
  /** `demo`: the clock starts on the demo's Monday; `real`: the wall clock. */
  now: z.enum(["demo", "real"]).default("demo"),
  data: z.string().min(1).optional(),
  /** Simulated boards beside the visible one. */
  boards: z.coerce.number().int().min(0).max(500).optional(),
});
export type DemoOptions = z.infer<typeof DemoOptions>;

/** The environment children run in; `display` names the X screen they draw on. */
export function childEnvironment(display: string | null): NodeJS.ProcessEnv {
  const { WAYLAND_DISPLAY: _unused, ...environment } = process.env;
  return display === null ? environment : { ...environment, DISPLAY: display };
}

/** The X screen this terminal can draw on, if any. */
export function ownDisplay(): string | null {
  return process.env["DISPLAY"] || null;
}

/** Node refuses Chromium's sandbox to root; containers and CI run as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
