/** A relay on loopback that counts every byte of a TCP conversation, both ways. */
import { type Socket, connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";

export interface CountingRelay {
  readonly url: string;
  /** Bytes towards the hub and back since the last `reset`, and what the first request said. */
  readonly counted: { up: number; down: number; request: string };
  reset(): void;
  /** Ends every conversation that goes on. */
  cut(): void;
  close(): Promise<void>;
}

export async function openCountingRelay(target: string): Promise<CountingRelay> {
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
    far.on("data", (chunk: Buffer) => {
      counted.down += chunk.length;
    });
    near.pipe(far).pipe(near);
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
