/** What shows at an instant: its stretch found in the plan of its day, its rotation worked out once. */
import type { Showing } from "../../contract/resolution.ts";
import { dayPlanAt, partsAt } from "./day-plan.ts";
import { edgeIndex } from "./edges.ts";
import { entryAt, flatDay } from "./flat-day.ts";
import type { DayPlan, Prepared } from "./prepared.ts";
import { quietAt } from "./quiet-at.ts";
import { type Rotation, showingIn, startRotation } from "./rotation.ts";

/** Rotations remembered for one programme, about 2 KB each; when there are more, other days forget theirs. */
const rotationsMax = 32_768;

function makeRotation(prepared: Prepared, plan: DayPlan, index: number): Rotation {
  const fromMs = plan.itemEdges[index] ?? plan.startMs;
  const untilMs = plan.itemEdges[index + 1] ?? plan.endMs;
  return startRotation(partsAt(prepared, plan, fromMs), { fromMs, untilMs });
}

function forgetOthers({ days }: Prepared, plan: DayPlan): void {
  const count = days.reduce((sum, { rotations }) => sum + rotations.length, 0);
  if (count <= rotationsMax) return;
  for (const day of days) {
    if (day === plan) continue;
    day.rotations.length = 0;
    day.finished = 0;
  }
}

function rotationOn(prepared: Prepared, plan: DayPlan, atMs: number): Rotation {
  const index = edgeIndex(plan.itemEdges, atMs);
  const known = plan.rotations[index];
  if (known) return known;
  const made = makeRotation(prepared, plan, index);
  plan.rotations[index] = made;
  if (made.race === null) plan.finished += 1;
  forgetOthers(prepared, plan);
  return made;
}

function flatten(plan: DayPlan): void {
  plan.flat = flatDay(
    plan.rotations.flatMap((rotation) => rotation ?? []),
    plan.startMs,
  );
  if (plan.flat) plan.rotations.length = 0;
}

export interface ShowingNow {
  readonly showing: Showing | null;
  /** The name of the quiet window that is open. */
  readonly quiet: string | null;
  /** The answer holds until then. */
  readonly untilMs: number;
}

function quietName({ quiet }: DayPlan, atMs: number): string | null {
  return quiet.length === 0 ? null : (quietAt(quiet, atMs)?.name ?? null);
}

/** What shows at an instant of the day of `plan`. */
export function showingOn(prepared: Prepared, plan: DayPlan, atMs: number): ShowingNow {
  const { flat } = plan;
  if (flat) {
    const index = entryAt(flat, atMs);
    const untilMs = flat.untilMs[index] ?? plan.endMs;
    return { showing: flat.showings[index] ?? null, quiet: quietName(plan, atMs), untilMs };
  }
  const rotation = rotationOn(prepared, plan, atMs);
  const isRacing = rotation.race !== null;
  const showing = showingIn(rotation, atMs);
  if (isRacing && rotation.race === null) plan.finished += 1;
  if (isRacing && plan.finished === plan.itemEdges.length) flatten(plan);
  return { showing, quiet: quietName(plan, atMs), untilMs: showing?.endMs ?? rotation.endMs };
}

export function showingAt(prepared: Prepared, atMs: number): ShowingNow {
  return showingOn(prepared, dayPlanAt(prepared, atMs), atMs);
}
