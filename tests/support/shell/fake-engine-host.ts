/** The simulated twin of an engine host: processes that live in this one and do as the test says. */
import type { EngineEnd, EngineHost, EngineProcess } from "../../../platform/shell/engine-host.ts";

export interface FakeEngine {
  readonly heard: readonly object[];
  say(message: unknown): void;
  end(reason: string): void;
  readonly isGone: boolean;
}

export interface FakeEngineHost extends EngineHost {
  /** Every engine ever started, oldest first. */
  readonly engines: readonly FakeEngine[];
}

/** `behave` is called once for each message an engine hears. */
export function createFakeEngineHost(
  behave: (message: object, engine: FakeEngine) => void = () => {},
): FakeEngineHost {
  const engines: FakeEngine[] = [];
  const start = (): EngineProcess => {
    const heard: object[] = [];
    let receive: (message: unknown) => void = () => {};
    let isGone = false;
    const { promise: gone, resolve } = Promise.withResolvers<EngineEnd>();
    const end = (reason: string): void => {
      isGone = true;
      resolve({ reason });
    };
    const engine: FakeEngine = {
      heard,
      say: (message) => {
        if (!isGone) receive(structuredClone(message));
      },
      end,
      get isGone() {
        return isGone;
      },
    };
    engines.push(engine);
    return {
      pid: 1_000 + engines.length,
      send(message) {
        if (isGone) return;
        heard.push(structuredClone(message));
        behave(message, engine);
      },
      onMessage(listener) {
        receive = listener;
      },
      gone,
      kill: () => end("SIGKILL"),
    };
  };
  return { engines, start };
}
