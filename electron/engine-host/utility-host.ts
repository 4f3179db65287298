/**
 * Runs the engine as a utility process of Electron, for Electrons whose Node can load the SQLite binding
 * (N-API 10).
 */
import { utilityProcess } from "electron";
import type { EngineEnd, EngineHost, EngineProcess } from "../../platform/shell/engine-host.ts";

export interface UtilityHostOptions {
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export function createUtilityHost({ script, args, env }: UtilityHostOptions): EngineHost {
  return {
    start(): EngineProcess {
      const child = utilityProcess.fork(script, [...args], {
        env,
        stdio: "inherit",
        serviceName: "bangtin-engine",
      });
      let pid: number | undefined;
      let isGone = false;
      let isKilled = false;
      const kill = (): void => {
        isKilled = true;
        // Its own kill() is a SIGTERM, which a stopped process ignores.
        if (!isGone && pid !== undefined) process.kill(pid, "SIGKILL");
      };
      child.once("spawn", () => {
        pid = child.pid;
        if (isKilled) kill();
      });
      const gone = new Promise<EngineEnd>((resolve) => {
        child.once("exit", (code) => {
          isGone = true;
          resolve({ reason: `exit ${code}` });
        });
      });
      return {
        get pid() {
          return pid;
        },
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
        send: (message) => void (isGone || child.postMessage(message)),
        onMessage: (receive) => void child.on("message", receive),
        gone,
        kill,
      };
    },
  };
}
