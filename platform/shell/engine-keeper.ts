/**
 * Keeps one engine running for a shell: greets it, pings it, starts it again with a growing pause, and
 * remembers the last scene, so that a window that comes back has its picture at once even while the engine is
 * away.
 */
import { backoffMs } from "../../core/sync/backoff.ts";
import { parseWith } from "../../contract/parse.ts";
import type { Scene } from "../../contract/scene.ts";
import { EngineMessage, type ShellMessage } from "../../contract/shell.ts";
import type { Ports, Timer } from "../ports.ts";
import type { EngineHost, EngineProcess } from "./engine-host.ts";

export type Hello = Extract<ShellMessage, { type: "hello" }>;

export const keeperLimits = {
  pingEveryMs: 2_000,
  /** Pause before the first and the longest pause before any restart. */
  restartFirstMs: 250,
  restartMostMs: 30_000,
  /** An engine that ran this long has earned the first pause again. */
  healthyAfterMs: 60_000,
  /** How long an engine may take to put its affairs in order. */
  shutdownMs: 5_000,
  /** Messages kept for an engine that is being started again; beats are not among them. */
  waitingMessagesMax: 500,
} as const;

export interface EngineFacts {
  readonly startedAtMs: number;
  readonly lastPongAtMs: number | null;
  /** Gone, and no restart under way. */
  readonly isGone: boolean;
}

export interface EngineKeeper {
  readonly start: () => void;
  readonly send: (message: ShellMessage) => void;
  /** Kills what runs and starts anew, after a pause that grows while restarts follow each other closely. */
  readonly restart: () => void;
  /** Asks the engine to end, then makes it. */
  readonly stop: () => Promise<void>;
  readonly facts: () => EngineFacts;
  /** The last scene, its clock put forward to now. */
  readonly lastScene: () => Scene | null;
  readonly assetFolders: () => readonly string[];
}

export interface EngineKeeperOptions {
  readonly ports: Ports;
  readonly host: EngineHost;
  /** Asked at every start: the size may have changed. */
  readonly hello: () => Hello;
  readonly onScene: (scene: Scene) => void;
  /** The engine is gone though nobody asked it to. */
  readonly onLost: (reason: string) => void;
}

export function createEngineKeeper(options: EngineKeeperOptions): EngineKeeper {
  const { ports, host, hello, onScene, onLost } = options;
  const { clock, timers, random, log } = ports;
  let engine: EngineProcess | null = null;
  let isReady = false;
  let pause: Timer | null = null;
  let ping: Timer | null = null;
  let isStopping = false;
  let attempt = 0;
  let pings = 0;
  let startedAtMs = clock.monoMs();
  let lastPongAtMs: number | null = null;
  let last: { readonly scene: Scene; readonly atMs: number } | null = null;
  let folders: readonly string[] = [];
  const waiting: ShellMessage[] = [];

  const receive = (from: EngineProcess, unknown: unknown): void => {
    if (from !== engine) return;
    const checked = parseWith(EngineMessage, unknown);
    if (!checked.ok) return log.error({ problems: checked.problems }, "The engine said something senseless");
    const message = checked.value;
    if (message.type === "pong") lastPongAtMs = clock.monoMs();
    if (message.type === "ready") {
      folders = message.assetFolders;
      isReady = true;
      for (const kept of waiting.splice(0)) from.send(kept);
    }
    if (message.type === "scene") {
      last = { scene: message.scene, atMs: clock.monoMs() };
      onScene(message.scene);
    }
  };

  const lost = (from: EngineProcess, reason: string): void => {
    if (from !== engine) return;
    engine = null;
    isReady = false;
    ping?.cancel();
    if (isStopping) return;
    log.warn({ reason }, "The engine is gone");
    onLost(reason);
  };

  const start = (): void => {
    pause = null;
    startedAtMs = clock.monoMs();
    lastPongAtMs = null;
    const started = host.start();
    engine = started;
    started.onMessage((message) => receive(started, message));
    void started.gone.then(({ reason }) => lost(started, reason));
    started.send(hello());
    ping = timers.every(keeperLimits.pingEveryMs, () => started.send({ type: "ping", n: (pings += 1) }));
    log.info({ pid: started.pid }, "The engine is started");
  };

  const restart = (): void => {
    if (isStopping || pause !== null) return;
    if (clock.monoMs() - startedAtMs > keeperLimits.healthyAfterMs) attempt = 0;
    const { restartFirstMs: firstMs, restartMostMs: mostMs } = keeperLimits;
    const delayMs = Math.max(firstMs, backoffMs(attempt, random.unit(), { firstMs, mostMs }));
    attempt += 1;
    ping?.cancel();
    engine?.kill();
    engine = null;
    isReady = false;
    pause = timers.after(delayMs, start);
  };

  const send = (message: ShellMessage): void => {
    if (isReady) return engine?.send(message);
    if (message.type === "renderer" && message.message.type === "beat") return;
    waiting.push(message);
    if (waiting.length > keeperLimits.waitingMessagesMax) waiting.shift();
  };

  const stop = async (): Promise<void> => {
    isStopping = true;
    pause?.cancel();
    const running = engine;
    if (running === null) return;
    running.send({ type: "shutdown" });
    const tooLong = new AbortController();
    await Promise.race([
      running.gone,
      timers.sleep(keeperLimits.shutdownMs, tooLong.signal).catch(() => undefined),
    ]);
    tooLong.abort();
    running.kill();
    ping?.cancel();
  };

  return {
    start,
    send,
    restart,
    stop,
    facts: () => ({ startedAtMs, lastPongAtMs, isGone: engine === null && pause === null }),
    lastScene() {
      if (last === null) return null;
      const { scene, atMs } = last;
      return { ...scene, nowMs: scene.nowMs + Math.round(clock.monoMs() - atMs) };
    },
    assetFolders: () => folders,
  };
}
