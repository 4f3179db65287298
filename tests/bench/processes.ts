/** What a tree of processes used: processor time and bytes written, read from /proc by id. */
import { readFileSync, readdirSync } from "node:fs";

const ticksPerSecond = 100;

/** The process and all its descendants alive now. */
export function treeOf(rootPid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    parents.set(Number(name), Number(afterName[1]));
  }
  const tree = [rootPid];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/** Processor seconds (user + system) of a tree since each process began. */
export function cpuSecondsOf(rootPid: number): number {
  return treeOf(rootPid).reduce((sum, pid) => {
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
