/** The URLs for alerts that come from elsewhere. */
import { z } from "zod";
import { CapReport, CapSource, CapSourceReport } from "./cap-sources.ts";
import type { Endpoint } from "./endpoint.ts";
import { CapSourceId, UnitId } from "./ids.ts";

const ofUnit = z.object({ unit: UnitId });
const ofAlert = ofUnit.extend({ alert: z.string().regex(/^[0-9a-f]{40}$/) });
const ofSource = ofUnit.extend({ source: CapSourceId });

export const capEndpoints = {
  postCap: {
    method: "POST",
    path: "/api/units/:unit/cap",
    caller: "token",
    summary: "Takes in a CAP document: all its alerts or, with every problem, none",
    params: ofUnit,
    body: "bytes",
    answer: z.object({ alerts: z.array(CapReport) }),
  },
  capAlerts: {
    method: "GET",
    path: "/api/units/:unit/cap/alerts",
    caller: "token",
    summary: "Alerts received, newest first, with their state and its reasons",
    params: ofUnit,
    query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    answer: z.object({ alerts: z.array(CapReport) }),
  },
  acceptCap: {
    method: "POST",
    path: "/api/units/:unit/cap/alerts/:alert/accept",
    caller: "token",
    summary: "Publishes an alert that waits as a draft",
    params: ofAlert,
    answer: CapReport,
  },
  capSources: {
    method: "GET",
    path: "/api/units/:unit/cap/sources",
    caller: "token",
    summary: "Whom this unit believes, and how the last visit to each went",
    params: ofUnit,
    answer: z.object({ sources: z.array(CapSourceReport) }),
  },
  putCapSource: {
    method: "PUT",
    path: "/api/units/:unit/cap/sources/:source",
    caller: "token",
    summary: "Makes or changes a source",
    params: ofSource,
    body: CapSource,
    answer: CapSource,
  },
  removeCapSource: {
    method: "DELETE",
    path: "/api/units/:unit/cap/sources/:source",
    caller: "token",
    summary: "Removes a source and ends what it put on the boards",
    params: ofSource,
    answer: z.object({ ended: z.number().int().min(0) }),
  },
} as const satisfies Record<string, Endpoint>;
