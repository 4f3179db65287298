/**
 * The takeover at an instant. A real one before a drill, an alert before an all-clear, then the most severe,
 * then the most recent. What is cancelled stays ended even when the cancelling message has itself run out.
 */
import { severityRank } from "../../contract/level.ts";
import { allClearMs } from "../../contract/takeover.ts";
import { edgeIndex, sortedEdges } from "./edges.ts";
import type { Prepared, ProgrammeTakeover, TakeoverSegment } from "./prepared.ts";

/** An all-clear says its line for ten seconds, no longer. */
export function endOf({ takeover }: ProgrammeTakeover): number {
  const { kind, fromMs, untilMs } = takeover;
  return kind === "all_clear" ? Math.min(untilMs, fromMs + allClearMs) : untilMs;
}

export function takeoverEdges(takeovers: readonly ProgrammeTakeover[]): number[] {
  return sortedEdges(takeovers.flatMap((entry) => [entry.takeover.fromMs, endOf(entry)]));
}

/** A unit ends its own takeovers and those of units below it, never those of a unit above. */
function mayCancel(by: ProgrammeTakeover, target: ProgrammeTakeover): boolean {
  return by !== target && (by.publisher.unit === target.publisher.unit || by.depth < target.depth);
}

function isCancelled(target: ProgrammeTakeover, takeovers: readonly ProgrammeTakeover[], atMs: number) {
  return takeovers.some(
    (by) =>
      by.takeover.fromMs <= atMs && by.takeover.cancels.includes(target.takeover.id) && mayCancel(by, target),
  );
}

/** Negative when `a` is shown before `b`. */
export function compareTakeovers(a: ProgrammeTakeover, b: ProgrammeTakeover): number {
  const one = a.takeover;
  const two = b.takeover;
  return (
    Number(one.exercise) - Number(two.exercise) ||
    Number(one.kind === "all_clear") - Number(two.kind === "all_clear") ||
    severityRank[two.severity] - severityRank[one.severity] ||
    two.fromMs - one.fromMs ||
    a.depth - b.depth ||
    (`${a.publisher.unit}/${one.id}` < `${b.publisher.unit}/${two.id}` ? -1 : 1)
  );
}

function decide(takeovers: readonly ProgrammeTakeover[], atMs: number, untilMs: number): TakeoverSegment {
  const cancelled = new Set(takeovers.filter((entry) => isCancelled(entry, takeovers, atMs)));
  const inForce = takeovers
    .filter((entry) => entry.takeover.fromMs <= atMs && atMs < endOf(entry) && !cancelled.has(entry))
    .sort(compareTakeovers);
  return { shown: inForce[0] ?? null, inForce, cancelled, untilMs };
}

export function takeoverAt(prepared: Prepared, atMs: number): TakeoverSegment {
  const edges = prepared.takeoverEdges;
  const index = edgeIndex(edges, atMs);
  const known = prepared.takeoverSegments.get(index);
  if (known) return known;
  const untilMs = edges[index + 1] ?? Number.POSITIVE_INFINITY;
  const made = decide(prepared.programme.takeovers, atMs, untilMs);
  prepared.takeoverSegments.set(index, made);
  return made;
}
