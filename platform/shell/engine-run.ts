/** One run of an engine, from its start to its end: pings it, and checks every word it says. */
import { parseWith } from "../../contract/parse.ts";
import { EngineMessage, type ShellMessage } from "../../contract/shell.ts";
import type { Ports } from "../ports.ts";
import type { EngineEnd, EngineHost } from "./engine-host.ts";

export const pingEveryMs = 2_000;

export type Hello = Extract<ShellMessage, { type: "hello" }>;

export interface EngineRun {
  readonly startedAtMs: number;
  readonly lastPongAtMs: () => number | null;
  readonly send: (message: ShellMessage) => void;
  /** At once; nothing it says is heard any more. */
  readonly kill: () => void;
  readonly gone: Promise<EngineEnd>;
}

export interface EngineRunOptions {
  readonly ports: Pick<Ports, "clock" | "timers" | "log">;
  readonly host: EngineHost;
  /** All but pongs. */
  readonly onMessage: (message: Exclude<EngineMessage, { type: "pong" }>) => void;
}

export function startEngineRun({ ports, host, onMessage }: EngineRunOptions): EngineRun {
  const { clock, timers, log } = ports;
  let lastPongAtMs: number | null = null;
  let isHeard = true;
  let pings = 0;
  const engine = host.start();
  const ping = timers.every(pingEveryMs, () => engine.send({ type: "ping", n: (pings += 1) }));
  const hush = (): void => {
    isHeard = false;
    ping.cancel();
  };

  engine.onMessage((unknown) => {
    if (!isHeard) return;
    const checked = parseWith(EngineMessage, unknown);
    if (!checked.ok) return log.error({ problems: checked.problems }, "The engine said something senseless");
    if (checked.value.type === "pong") lastPongAtMs = clock.monoMs();
    else onMessage(checked.value);
  });
  log.info({ pid: engine.pid }, "The engine is started");
  return {
    startedAtMs: clock.monoMs(),
    lastPongAtMs: () => lastPongAtMs,
    send: (message) => engine.send(message),
    kill() {
      hush();
      engine.kill();
    },
    gone: engine.gone.finally(hush),
  };
}
