/** `bangtin demo`: runs the demo in this terminal, its options passed on unread. */
import type { Answer } from "../output.ts";
import { runRoom } from "../rooms.ts";

export interface DemoOptions {
  readonly check?: boolean;
  readonly shell?: string;
  readonly now?: string;
  readonly data?: string;
  readonly boards?: string;
}

export async function demoCommand({ check, ...named }: DemoOptions): Promise<Answer> {
  const args = Object.entries(named).flatMap(([name, value]) => [`--${name}`, value]);
  return { exitCode: await runRoom("demo/main.ts", check ? ["--check", ...args] : args), text: "" };
}
