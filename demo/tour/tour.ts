/** The acts in their order. A later act is a file beside these and one line here. */
import type { Act } from "./act.ts";
import { contentAct } from "./content-act.ts";
import { offlineAct, playsAct, reconnectedAct, restartedAct } from "./offline-acts.ts";
import { refusedAct } from "./refused-act.ts";
import { clearedAct, takeoverAct } from "./takeover-acts.ts";

export const tour: readonly Act[] = [
  contentAct,
  takeoverAct,
  clearedAct,
  refusedAct,
  offlineAct,
  restartedAct,
  reconnectedAct,
  playsAct,
];
