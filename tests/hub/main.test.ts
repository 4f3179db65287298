/** The hub as a process: its secret on its own console, its address in a file, and a clean end. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let folder: string;
let running: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bangtin-hub-main-"));
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  running = [];
  await rm(folder, { recursive: true, force: true });
});

async function start(config: object = {}) {
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify({ dataFolder: join(folder, "data"), ...config }));
  const child = spawn(process.execPath, ["hub/main.ts", "--config", file], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  const said = { out: "", log: "" };
  const up = new Promise<void>((resolve) => {
    child.stderr.on("data", (text: Buffer) => {
      said.log += text.toString();
      if (said.log.includes("the hub is up")) resolve();
    });
  });
  child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, said, up, ended };
}

const urlNow = async (): Promise<string> =>
  (JSON.parse(await readFile(join(folder, "data", "hub.json"), "utf8")) as { url: string }).url;

/** Resolves when nobody listens there any more. */
async function untilRefused(hostname: string, port: number): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, hostname, () => resolve(true));
      socket.once("error", () => resolve(false)).once("connect", () => socket.destroy());
    });
    if (!isOpen) return;
  }
  throw new Error("the hub goes on listening");
}

describe("the hub process", () => {
  test("prints its secret once on stdout and nowhere else, says where it is, and ends with 0", async () => {
    const first = await start();
    await first.up;
    expect((await fetch(`${await urlNow()}/api/health`)).status).toBe(200);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    const [, secret = ""] = /^BANGTIN SETUP SECRET: (\S{43})\n$/.exec(first.said.out) ?? [];
    expect(secret).not.toBe("");
    expect(first.said.log).not.toContain(secret);
    for (const line of first.said.log.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  });

  test("finishes the request that is under way before it ends", async () => {
    const hub = await start();
    await hub.up;
    const { hostname, port } = new URL(await urlNow());
    const body = JSON.stringify({ secret: "x".repeat(43), name: "A" });
    const headers = {
      "content-type": "application/json",
      "content-length": body.length,
      expect: "100-continue",
    };
    const asked = request({ hostname, port, path: "/api/setup", method: "POST", headers });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      asked.once("response", (response) => resolve(response.resume().statusCode)).once("error", reject);
    });
    const begun = new Promise((resolve) => asked.once("continue", resolve));
    asked.flushHeaders();
    await begun;
    hub.child.kill("SIGINT");
    await untilRefused(hostname, Number(port));
    asked.end(body);
    expect(await answered).toBe(403);
    expect(await hub.ended).toBe(0);
  });

  test("a wrong configuration is told whole, with the nearest known name, and starts nothing", async () => {
    const hub = await start({ prot: 80, host: 5 });
    expect(await hub.ended).toBe(2);
    expect(hub.said.log).toContain('did you mean \\"port\\"');
    expect(hub.said.log).toContain("host");
  });
});
