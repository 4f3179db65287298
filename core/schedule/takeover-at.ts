/**
 * The takeover at an instant. A real one before a drill, an alert before an all-clear, then the most severe,
 * then the most recent. What is cancelled stays ended even when the cancelling message has itself run out.
 */
import { severityRank } from "../../contract/level.ts";
import { type Takeover, allClearMs, urgentMsMax } from "../../contract/takeover.ts";
import { edgeIndex, sortedEdges } from "./edges.ts";
import type { Prepared, ProgrammeTakeover, TakeoverSegment } from "./prepared.ts";

/** End of its urgent life, 4.1: at most 72 hours; an all-clear says its line for ten seconds, no longer. */
export function urgentEndMs({ kind, fromMs, urgentUntilMs, untilMs }: Takeover): number {
  if (kind === "all_clear") return Math.min(untilMs, fromMs + allClearMs);
  return Math.min(untilMs, urgentUntilMs ?? untilMs, fromMs + urgentMsMax);
}

/** True when it goes on as a poster or a ticker after its urgent life, 4.2. */
export function hasAfterlife(takeover: Takeover): boolean {
  const { kind, exercise, untilMs } = takeover;
  return kind === "alert" && !exercise && urgentEndMs(takeover) < untilMs;
}

/** A unit ends its own takeovers and those of units below it, never those of a unit above. */
function mayCancel(by: ProgrammeTakeover, target: ProgrammeTakeover): boolean {
  return by !== target && (by.publisher.unit === target.publisher.unit || by.depth < target.depth);
}

/** The first instant of the first message that ends this one, 4.3; infinite: none does. */
export function cancelledFromMs(target: ProgrammeTakeover, takeovers: readonly ProgrammeTakeover[]): number {
  const ending = takeovers.filter(
    (by) => by.takeover.cancels.includes(target.takeover.id) && mayCancel(by, target),
  );
  return Math.min(...ending.map(({ takeover }) => takeover.fromMs));
}

export function takeoverEdges(takeovers: readonly ProgrammeTakeover[]): number[] {
  return sortedEdges(takeovers.flatMap(({ takeover }) => [takeover.fromMs, urgentEndMs(takeover)]));
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
  const cancelled = new Set(takeovers.filter((entry) => cancelledFromMs(entry, takeovers) <= atMs));
  const inForce = takeovers
    .filter(
      (entry) => entry.takeover.fromMs <= atMs && atMs < urgentEndMs(entry.takeover) && !cancelled.has(entry),
    )
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
