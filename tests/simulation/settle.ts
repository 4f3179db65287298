/**
 * Waits until the real world under the fake clock is quiet: files, hashes and signatures take real time,
 * and a step of simulated time is over only when nothing of that is under way.
 */
import { oneTurn } from "../support/fake-timers.ts";

/** Turns of the event loop without work that count as quiet. */
const quietTurns = 3;
const fileWork = /^(FSReq|CloseReq|FileHandle)/;

let signing = 0;

/** Signatures run on other threads and are listed nowhere: count them. */
function countSubtle(): void {
  const { subtle } = globalThis.crypto;
  for (const name of ["sign", "verify", "digest", "importKey", "exportKey", "generateKey"] as const) {
    const original = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<unknown>;
    const counted = async (...given: unknown[]): Promise<unknown> => {
      signing += 1;
      try {
        return await original(...given);
      } finally {
        signing -= 1;
      }
    };
    Object.defineProperty(subtle, name, { value: counted, configurable: true });
  }
}
countSubtle();

function isBusy(): boolean {
  return signing > 0 || process.getActiveResourcesInfo().some((resource) => fileWork.test(resource));
}

export async function settle(): Promise<void> {
  for (let quiet = 0; quiet < quietTurns; ) {
    await oneTurn();
    quiet = isBusy() ? 0 : quiet + 1;
  }
}
