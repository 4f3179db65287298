/** Runs one thing at a time; asked meanwhile, it runs once more when it is done. */
export interface OneAtATime {
  ask(): void;
  /** No longer runs; resolves when what runs is done. */
  stop(): Promise<void>;
}

/** `run` must not fail: what can go wrong in it is its own matter. */
export function oneAtATime(run: () => Promise<void>): OneAtATime {
  let running: Promise<void> | null = null;
  let isAsked = false;
  let isStopped = false;
  const begin = () => {
    if (isStopped || running !== null) return;
    isAsked = false;
    running = run().finally(() => {
      running = null;
      if (isAsked) begin();
    });
  };
  return {
    ask() {
      isAsked = true;
      begin();
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
