/**
 * Randomness that follows from the seed and the instant: what happens a moment earlier or later in one
 * place does not shift the luck of all that comes after, so that a failing seed fails again.
 */
import { createHash } from "node:crypto";
import type { Clock, Random } from "../../platform/ports.ts";

/** `name` tells the streams of one instant apart. */
export function createTimedRandom(clock: Pick<Clock, "monoMs">, ...name: (string | number)[]): Random {
  let atMs = -1;
  let count = 0;
  const draw = (): Buffer => {
    const nowMs = clock.monoMs();
    count = nowMs === atMs ? count + 1 : 0;
    atMs = nowMs;
    return createHash("sha256")
      .update(JSON.stringify([...name, nowMs, count]))
      .digest();
  };
  const bytes = (size: number): Uint8Array => {
    const drawn: Buffer[] = [];
    for (let left = size; left > 0; left -= 32) drawn.push(draw());
    return new Uint8Array(Buffer.concat(drawn).subarray(0, size));
  };
  return {
    unit: () => draw().readUInt32LE(0) / 2 ** 32,
    bytes,
    id: () => Buffer.from(bytes(16)).toString("base64url"),
  };
}
