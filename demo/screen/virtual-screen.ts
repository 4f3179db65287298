/** A virtual X screen of our own, on a number the server itself finds free. */
import { type ChildProcess, spawn } from "node:child_process";

export interface VirtualScreen {
  /** `:7` */
  readonly display: string;
  close(): Promise<void>;
}

/** How long the server may take to say its number, in milliseconds. */
const readyMsMax = 20_000;

function numberFrom(server: ChildProcess, waitTooLong: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdio[3]?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("\n")) resolve(said.trim());
    });
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb ended")));
    void waitTooLong.then(() => reject(new Error("Xvfb said no display number")));
  });
}

export async function openVirtualScreen(
  size: { readonly widthPx: number; readonly heightPx: number },
  sleep: (delayMs: number) => Promise<void>,
): Promise<VirtualScreen> {
  const mode = `${size.widthPx}x${size.heightPx}x24`;
  const args = ["-displayfd", "3", "-screen", "0", mode, "-nolisten", "tcp", "-noreset"];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const gone = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const close = async () => {
    if (server.exitCode === null && server.signalCode === null) server.kill("SIGTERM");
    await gone;
  };
  try {
    return { display: `:${await numberFrom(server, sleep(readyMsMax))}`, close };
  } catch (error) {
    if (server.pid !== undefined) await close();
    throw error;
  }
}
