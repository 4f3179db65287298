/**
 * Keeps one engine running for a shell: starts it again with a growing pause, and remembers the last
 * scene, so that a window that comes back has its picture at once even while the engine is away.
 */
import { backoffMs } from "../../core/sync/backoff.ts";
import type { Scene } from "../../contract/scene.ts";
import type { EngineMessage, ShellMessage } from "../../contract/shell.ts";
import type { Ports, Timer } from "../ports.ts";
import type { EngineHost } from "./engine-host.ts";
import { type EngineRun, type Hello, startEngineRun } from "./engine-run.ts";

export const keeperLimits = {
  /** Pause before the first and the longest pause before any restart. */
  restartFirstMs: 250,
  restartMostMs: 30_000,
  /** An engine that ran this long has earned the first pause again. */
  healthyAfterMs: 60_000,
  /** How long an engine may take to put its affairs in order. */
  shutdownMs: 3_000,
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

/** What the shell wants to say waits here until an engine is ready to hear it. */
function createMailbox() {
  const waiting: ShellMessage[] = [];
  let run: EngineRun | null = null;
  return {
    close: () => void (run = null),
    open(to: EngineRun): void {
      run = to;
      for (const message of waiting.splice(0)) to.send(message);
    },
    post(message: ShellMessage): void {
      if (run !== null) return run.send(message);
      // A beat tells of now; later it would be a lie.
      if (message.type === "renderer" && message.message.type === "beat") return;
      waiting.push(message);
      if (waiting.length > keeperLimits.waitingMessagesMax) waiting.shift();
    },
  };
}

/** The last word of any engine about the picture; it outlives that engine. */
function createMemory({ clock }: Pick<Ports, "clock">) {
  let folders: readonly string[] = [];
  let last: { readonly scene: Scene; readonly atMs: number } | null = null;
  return {
    keep(message: Exclude<EngineMessage, { type: "pong" }>): void {
      if (message.type === "ready") folders = message.assetFolders;
      else last = { scene: message.scene, atMs: clock.monoMs() };
    },
    assetFolders: () => folders,
    lastScene: (): Scene | null => {
      if (last === null) return null;
      const { scene, atMs } = last;
      return { ...scene, nowMs: scene.nowMs + Math.round(clock.monoMs() - atMs) };
    },
  };
}

/** Resolves with the promise, or after `limitMs`. */
async function atMost(limitMs: number, { timers }: Pick<Ports, "timers">, wanted: Promise<unknown>) {
  const settled = new AbortController();
  const tooLong = timers.sleep(limitMs, settled.signal).catch(() => undefined);
  await Promise.race([wanted, tooLong]);
  settled.abort();
}

export function createEngineKeeper(options: EngineKeeperOptions): EngineKeeper {
  const { ports, host, hello, onScene, onLost } = options;
  const { clock, timers, random, log } = ports;
  const mailbox = createMailbox();
  const memory = createMemory(ports);
  let run: EngineRun | null = null;
  let pause: Timer | null = null;
  let isStopping = false;
  let attempt = 0;
  let startedAtMs = clock.monoMs();

  const start = (): void => {
    pause = null;
    startedAtMs = clock.monoMs();
    const started = startEngineRun({
      ports,
      host,
      onMessage(message) {
        memory.keep(message);
        if (message.type === "scene") return onScene(message.scene);
        if (run === started) mailbox.open(started);
      },
    });
    run = started;
    started.send(hello());
    void started.gone.then(({ reason }) => {
      if (run !== started) return;
      run = null;
      mailbox.close();
      if (isStopping) return;
      log.warn({ reason }, "The engine is gone");
      onLost(reason);
    });
  };

  const restart = (): void => {
    if (isStopping || pause !== null) return;
    if (clock.monoMs() - startedAtMs > keeperLimits.healthyAfterMs) attempt = 0;
    const { restartFirstMs: firstMs, restartMostMs: mostMs } = keeperLimits;
    const delayMs = Math.max(firstMs, backoffMs(attempt, random.unit(), { firstMs, mostMs }));
    attempt += 1;
    mailbox.close();
    run?.kill();
    run = null;
    pause = timers.after(delayMs, start);
  };

  const stop = async (): Promise<void> => {
    isStopping = true;
    pause?.cancel();
    const running = run;
    if (running === null) return;
    running.send({ type: "shutdown" });
    await atMost(keeperLimits.shutdownMs, ports, running.gone);
    running.kill();
  };

  const facts = (): EngineFacts => {
    const lastPongAtMs = run?.lastPongAtMs() ?? null;
    return { startedAtMs, lastPongAtMs, isGone: run === null && pause === null };
  };
  const { assetFolders, lastScene } = memory;
  return { start, send: (message) => mailbox.post(message), restart, stop, facts, lastScene, assetFolders };
}
