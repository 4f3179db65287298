/**
 * The port through which a shell runs its engine: a process it can start, talk to and kill, and nothing more.
 */
export interface EngineEnd {
  /** What the system said, for the log: an exit code or a signal. */
  readonly reason: string;
}

export interface EngineProcess {
  readonly pid: number | undefined;
  /** Silently lost once the process is gone. */
  send(message: object): void;
  /** Whatever the process says, unchecked. One listener. */
  onMessage(receive: (message: unknown) => void): void;
  /** Settles once, when the process is gone or could not be started. */
  readonly gone: Promise<EngineEnd>;
  /** At once and for certain: a stopped process ignores anything softer. Safe to call when it is gone. */
  kill(): void;
}

export interface EngineHost {
  start(): EngineProcess;
}

/**
 * The same host with its first process under way already: an engine boots while its shell still does. What
 * it says before anybody listens waits in the channel.
 */
export function startedAhead(host: EngineHost): EngineHost {
  let first: EngineProcess | null = host.start();
  return {
    start() {
      const started = first ?? host.start();
      first = null;
      return started;
    },
  };
}
