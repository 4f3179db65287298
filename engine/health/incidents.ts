/**
 * Things that should not happen, told to the hub once each: kept on disk until a heartbeat with them was
 * answered.
 */
import type { Random } from "../../platform/ports.ts";
import type { Incident } from "../../contract/heartbeat.ts";
import { type Signal, createSignal } from "../signal.ts";
import type { StateStore } from "../store/state-store.ts";

/** Incidents one heartbeat carries. */
const incidentsPerBeatMax = 50;

export interface Incidents {
  /** `once` names the cause: the same cause is told one time only, over restarts too. */
  report(code: string, detail: string, once?: string): void;
  /** Something new was reported. */
  readonly added: Signal;
  pending(): Incident[];
  acknowledge(incidents: readonly Incident[]): void;
}

export interface IncidentParts {
  readonly state: StateStore;
  readonly random: Random;
  readonly nowMs: () => number;
}

/** What people read: one line without control characters, at most 200 characters. */
function toLine(detail: string): string {
  return detail.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/gu, " ").slice(0, 200);
}

export function createIncidents({ state, random, nowMs }: IncidentParts): Incidents {
  const added = createSignal();
  return {
    added,
    report(code, detail, once) {
      const id = `in_${random.id()}`.slice(0, 64);
      const incident = { id, code: code.slice(0, 40), atMs: Math.max(0, nowMs()), detail: toLine(detail) };
      const isNew = state.addIncident(incident, once === undefined ? id : `${code}:${once}`);
      if (isNew) added.emit();
    },
    pending: () => state.pendingIncidents(incidentsPerBeatMax),
    acknowledge(incidents) {
      state.acknowledgeIncidents(incidents.map((incident) => incident.id));
    },
  };
}
