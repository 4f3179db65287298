/** What shows at an instant: its stretch found in the plan of its day, its rotation worked out once. */
import type { Showing } from "../../contract/resolution.ts";
import { dayPlanAt, partsAt } from "./day-plan.ts";
import { edgeIndex } from "./edges.ts";
import type { DayPlan, Prepared } from "./prepared.ts";
import { quietAt } from "./quiet-at.ts";
import { type Rotation, showingIn, startRotation } from "./rotation.ts";

/** Rotations remembered for one programme, about 2 KB each; when full, the days before this one go. */
const rotationsMax = 32_768;

function makeRotation(prepared: Prepared, plan: DayPlan, index: number): Rotation {
  const fromMs = plan.itemEdges[index] ?? plan.startMs;
  const untilMs = plan.itemEdges[index + 1] ?? plan.endMs;
  return startRotation(
    partsAt(prepared, plan, fromMs),
    { fromMs, untilMs },
    quietAt(plan.quiet, fromMs)?.name ?? null,
  );
}

function forget({ days }: Prepared, plan: DayPlan): void {
  const count = days.reduce((sum, { rotations }) => sum + rotations.length, 0);
  if (count <= rotationsMax) return;
  for (const day of days) if (day !== plan) day.rotations.length = 0;
}

export function rotationAt(prepared: Prepared, atMs: number): Rotation {
  const plan = dayPlanAt(prepared, atMs);
  const index = edgeIndex(plan.itemEdges, atMs);
  const known = plan.rotations[index];
  if (known) return known;
  const made = makeRotation(prepared, plan, index);
  plan.rotations[index] = made;
  forget(prepared, plan);
  return made;
}

export interface ShowingNow {
  readonly showing: Showing | null;
  readonly quiet: string | null;
  /** The answer holds until then. */
  readonly untilMs: number;
}

export function showingAt(prepared: Prepared, atMs: number): ShowingNow {
  const rotation = rotationAt(prepared, atMs);
  const showing = showingIn(rotation, atMs);
  return { showing, quiet: rotation.quiet, untilMs: showing?.endMs ?? rotation.endMs };
}
