/** The instant until which the answer of `resolve` holds: the one timer a board needs. */
import type { Programme } from "../../contract/programme.ts";
import { resolve } from "./resolve.ts";

export function nextChange(programme: Programme, nowMs: number): number {
  return resolve(programme, nowMs).untilMs;
}
