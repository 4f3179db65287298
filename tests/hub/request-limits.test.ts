/** What a caller may cost the hub before it has proved anything: bytes, time and connections. */
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { bodyMsMax } from "../../hub/http/register-endpoints.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { createCollectedLog } from "../support/collected-log.ts";
import { makeBoard, pairRequest, startAtMs, startHub } from "./hub-world.ts";

async function connectTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

test("strangers send 16 KiB at most; people with a token send whole drafts", async () => {
  const world = await startHub();
  try {
    const token = await world.setUp();
    const body = { secret: "x".repeat(17_000), name: "Ai đó" };
    expect((await world.call("setup", { body })).json.problems?.[0]?.code).toBe("body_too_big");
    const board = await makeBoard(world);
    const wide = { ...pairRequest, hardware: "x".repeat(17_000) };
    expect((await board.call("pair", { body: wide })).status).toBe(413);
    const draft = { content: {}, ifRevision: 0, note: "x".repeat(17_000) };
    const written = await world.call("putContent", { params: { unit: "tinh" }, body: draft }, token);
    expect(written.status).not.toBe(413);
  } finally {
    await world.stop();
  }
});

test("a body that trickles in is cut off after its time; one that has come is not", async () => {
  const { timers } = systemPorts({ log: createCollectedLog(), startAtMs });
  const overdue: (() => void)[] = [];
  const after: typeof timers.after = (delayMs, run) => {
    if (delayMs !== bodyMsMax) return timers.after(delayMs, run);
    overdue.push(run);
    return { cancel: () => overdue.splice(overdue.indexOf(run), 1) };
  };
  const world = await startHub({ timers: { ...timers, after } });
  try {
    await world.setUp();
    expect(overdue).toEqual([]);
    const socket = await connectTo(world.url);
    const head = "Host: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n";
    socket.write(`POST /api/setup HTTP/1.1\r\n${head}\r\n{`);
    await expect.poll(() => overdue.length).toBe(1);
    overdue[0]?.();
    await once(socket, "close");
  } finally {
    await world.stop();
  }
});

test("connections beyond the configured number are closed unheard", async () => {
  const world = await startHub({ config: { connectionsMax: 2 } });
  try {
    const [first, second] = [await connectTo(world.url), await connectTo(world.url)];
    const third = await connectTo(world.url);
    third.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    third.resume();
    await once(third, "close");
    expect(third.bytesRead).toBe(0);
    first.destroy();
    second.destroy();
  } finally {
    await world.stop();
  }
});
