/**
 * A relay on loopback that counts every byte of a TCP conversation, both ways, and can be as slow as a
 * school's line.
 */
import { type Socket, connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

export interface CountingRelay {
  readonly url: string;
  /** Bytes towards the hub and back since the last `reset`, and what the first request said. */
  readonly counted: { up: number; down: number; request: string };
  reset(): void;
  /** Ends every conversation that goes on. */
  cut(): void;
  close(): Promise<void>;
}

const sliceBytes = 16_384;

/** Lets through one slice every `everyMs`, and counts it when it goes. */
function slowly(everyMs: number, count: (bytes: number) => void): Transform {
  return new Transform({
    highWaterMark: sliceBytes,
    transform(chunk: Buffer, _encoding, done) {
      void (async () => {
        for (let at = 0; at < chunk.length && !this.destroyed; at += sliceBytes) {
          const slice = chunk.subarray(at, at + sliceBytes);
          count(slice.length);
          this.push(slice);
          if (everyMs > 0) await sleep(everyMs);
        }
        done();
      })();
    },
  });
}

/** `everyMs`: pause after each 16 KiB towards the board; 0 is as fast as it goes. */
export async function openCountingRelay(target: string, everyMs = 0): Promise<CountingRelay> {
  const { hostname, port } = new URL(target);
  const counted = { up: 0, down: 0, request: "" };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
    near.on("data", (chunk: Buffer) => {
      counted.up += chunk.length;
      counted.request += chunk.toString("latin1");
    });
    const down = slowly(everyMs, (bytes) => {
      counted.down += bytes;
    });
    down.on("error", () => far.destroy());
    // What waits here for a conversation that was cut is sent to nobody: it is not counted in the next one.
    near.on("close", () => down.destroy());
    near.pipe(far).pipe(down).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counted,
    reset: () => Object.assign(counted, { up: 0, down: 0, request: "" }),
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
