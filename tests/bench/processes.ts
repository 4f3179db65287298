/** What a tree of processes used: processor time and bytes written, read from /proc by id. */
import { readFileSync } from "node:fs";
import { processTree } from "../../demo/processes/process-tree.ts";

const ticksPerSecond = 100;

/** Processor seconds (user + system) of a tree since each process began. */
export function cpuSecondsOf(rootPid: number): number {
  return processTree(rootPid).reduce((sum, pid) => {
    const stat = readOrEmpty(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return sum + (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
  }, 0);
}

/** Bytes one process caused to be written to storage (`write_bytes` of /proc/PID/io). */
export function bytesWrittenBy(pid: number): number {
  return Number(/write_bytes: (\d+)/.exec(readOrEmpty(`/proc/${pid}/io`))?.[1] ?? 0);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
