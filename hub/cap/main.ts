/**
 * What the hub would make of a CAP document: `node hub/cap/main.ts FILE [AT_MS]`. Prints its alerts with
 * their mapping, or its index (exit 0), or `{error, problems}` with every problem (exit 2).
 */
import { open } from "node:fs/promises";
import { CapOutput } from "../../contract/command-line.ts";
import { CapSource } from "../../contract/cap-sources.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { urgentMsDefault } from "../../contract/takeover.ts";
import { mapAlert } from "./map-alert.ts";
import { readCapDocument } from "./read-document.ts";
import { capBytesMax } from "./xml/decode-text.ts";

/** A source that sets nothing. */
const settings = CapSource.parse({ id: "file", name: "file", senders: ["-"] });

/** One byte more than may be read is enough to know that it is too many. */
async function readBytes(file: string): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(capBytesMax + 1), 0, capBytesMax + 1, 0);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return failed(problem("file_missing", file));
  }
}

/** `atMs` null: as of the moment each alert was sent. */
export async function readCapFile(file: string, atMs: number | null): Promise<Result<CapOutput>> {
  const bytes = await readBytes(file);
  const read = bytes.ok ? readCapDocument(bytes.value) : bytes;
  if (!read.ok) return read;
  if (read.value.kind === "index") return ok({ kind: "index", entries: [...read.value.entries] });
  const alerts = read.value.alerts.map(({ alert, signatures, notes }) => {
    const nowMs = atMs ?? alert.sentMs;
    const instants = { receivedAtMs: Math.max(nowMs, alert.sentMs), nowMs };
    const mapping = mapAlert(alert, { ...settings, urgentMs: urgentMsDefault }, instants);
    return { alert, signatures, notes, atMs: nowMs, ...mapping };
  });
  return ok(CapOutput.parse({ kind: "alerts", alerts }));
}

if (import.meta.main) {
  const [file = "", at] = process.argv.slice(2);
  const answer = await readCapFile(file, at === undefined ? null : Number(at));
  if (answer.ok) process.stdout.write(`${JSON.stringify(answer.value)}\n`);
  else {
    const [error] = answer.problems;
    process.stdout.write(`${JSON.stringify({ error, problems: answer.problems })}\n`);
    process.exitCode = 2;
  }
}
