/**
 * One run of the simulation while it goes on: what was found wrong, what happened, and who is still away.
 */
import type { FaultRates } from "./faults.ts";
import type { SimBoard } from "./board.ts";
import type { World } from "./world.ts";

/** One look at everything, in milliseconds of simulated time. */
export const stepMs = 5_000;
const findingsMax = 40;

export interface Setting {
  readonly seed: number;
  readonly boards: number;
  /** How long the storm lasts, in milliseconds of simulated time. */
  readonly stormMs: number;
  readonly weather: FaultRates;
  /** Hears the story while it happens. */
  readonly hear?: (line: string) => void;
}

export interface Run {
  readonly world: World;
  readonly findings: Set<string>;
  readonly story: string[];
  /** When a board comes back, by monotonic clock. */
  readonly returns: Map<SimBoard, { powerMs?: number; lineMs?: number }>;
  readonly rotten: Set<string>;
  /** Assets whose files were looked at in this life of a board. */
  readonly proven: Map<SimBoard, Set<string>>;
  readonly revisions: Map<SimBoard, number>;
  scenes: number;
  hear(line: string): void;
}

export function find(run: Run, board: SimBoard | null, found: readonly string[]): void {
  const atS = Math.round(run.world.ports.clock.monoMs() / 1_000);
  for (const what of found) {
    if (run.findings.size < findingsMax) run.findings.add(`${atS} s ${board?.name ?? "hub"}: ${what}`);
  }
}

export function tell(run: Run, line: string): void {
  const said = `${Math.round(run.world.ports.clock.monoMs() / 1_000)} s ${line}`;
  run.story.push(said);
  run.hear(said);
}
