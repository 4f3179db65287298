/** What the kernel still holds of the conversations with a port of this machine: sent, but read by nobody. */
import { readFileSync } from "node:fs";

const established = "01";

/** Largest of the bytes not yet read on the far side and not yet taken by it; 0 where nobody can tell. */
export function unreadBytes(port: number): number {
  let table = "";
  try {
    table = readFileSync("/proc/net/tcp", "utf8");
  } catch {
    return 0;
  }
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  let waitsHere = 0;
  let waitsThere = 0;
  for (const line of table.split("\n")) {
    const [, local = "", remote = "", state, queues = ""] = line.trim().split(/\s+/);
    if (state !== established) continue;
    const [sending = 0, receiving = 0] = queues.split(":").map((text) => Number.parseInt(text, 16));
    if (local.endsWith(suffix)) waitsHere += sending;
    if (remote.endsWith(suffix)) waitsThere += receiving;
  }
  return Math.max(waitsHere, waitsThere);
}
