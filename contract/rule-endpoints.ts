/** The URLs by which people set what holds for their units: calendars, shares, lives; and who confirmed. */
import { z } from "zod";
import { AuditEntry } from "./audit.ts";
import { Calendar } from "./calendar.ts";
import type { Endpoint } from "./endpoint.ts";
import { ErrorAnswer } from "./endpoint.ts";
import { CalendarId, PersonId, TakeoverId, UnitId } from "./ids.ts";
import { UrgentMs } from "./publishing.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { line } from "./text.ts";

const ofUnit = z.object({ unit: UnitId });
const ofCalendar = z.object({ unit: UnitId, calendar: CalendarId });
const ofTakeover = z.object({ unit: UnitId, takeover: TakeoverId });
/** The zone in whose dates and hours the spans are written: that of the boards they are for. */
const zone = TimeZone.default("Asia/Ho_Chi_Minh");

/** How many starts a preview names. */
export const previewStartsMax = 5;

export const CalendarPreview = z.object({
  calendar: Calendar,
  /** The next openings, the first may have begun already. */
  next: z.array(z.object({ fromMs: EpochMs, untilMs: EpochMs })).max(previewStartsMax),
});

export const MandatedShare = z.object({ mandatedShareMax: z.number().min(0.1).max(0.9) });
export const UrgentLife = z.object({ urgentMs: UrgentMs });

/** One unit a takeover reaches, and whether somebody there has confirmed it. */
export const UnitAck = z.object({
  unit: UnitId,
  name: z.string(),
  ackedAtMs: EpochMs.nullable(),
  person: PersonId.nullable(),
});

/** Confirmations of one takeover: units that confirmed before it ended, of those addressed. */
export const AckReport = z.object({
  addressed: z.number().int().min(0),
  acked: z.number().int().min(0),
  units: z.array(UnitAck),
});
export type AckReport = z.infer<typeof AckReport>;

export const ruleEndpoints = {
  importCalendar: {
    method: "POST",
    path: "/api/units/:unit/calendars/:calendar",
    caller: "token",
    summary: "Writes an RFC 5545 file (text/calendar) out into dates and puts them into the unit's draft",
    params: ofCalendar,
    query: z.object({ timeZone: zone, name: line(120).optional() }),
    body: "bytes",
    answer: CalendarPreview.extend({
      /** The draft's new revision. */
      revision: z.number().int(),
      /** Nothing after this instant was looked at: import again before it comes. */
      horizonMs: EpochMs,
      /** Events that were left out, and why. */
      problems: z.array(ErrorAnswer.shape.problems.element),
    }),
  },
  calendar: {
    method: "GET",
    path: "/api/units/:unit/calendars/:calendar",
    caller: "token",
    summary: "A calendar of the unit's draft and its next openings",
    params: ofCalendar,
    query: z.object({ timeZone: zone }),
    answer: CalendarPreview,
  },
  putMandatedShare: {
    method: "PUT",
    path: "/api/units/:unit/mandated-share",
    caller: "token",
    summary:
      "How much of a board's air time the guaranteed content of other units may take; the province's alone",
    params: ofUnit,
    body: z.strictObject(MandatedShare.shape),
    answer: MandatedShare,
  },
  putUrgentLife: {
    method: "PUT",
    path: "/api/units/:unit/urgent-life",
    caller: "token",
    summary: "How long the unit's takeovers are urgent unless they say otherwise",
    params: ofUnit,
    body: z.strictObject(UrgentLife.shape),
    answer: UrgentLife,
  },
  unitRules: {
    method: "GET",
    path: "/api/units/:unit/rules",
    caller: "token",
    summary: "What holds for the unit: its urgent life, and the share its boards' mandated content may take",
    params: ofUnit,
    answer: z.object({ ...MandatedShare.shape, ...UrgentLife.shape }),
  },
  ack: {
    method: "POST",
    path: "/api/units/:unit/takeovers/:takeover/ack",
    caller: "token",
    summary: "Somebody of this unit has seen the takeover that reaches it",
    params: ofTakeover,
    answer: UnitAck,
  },
  acks: {
    method: "GET",
    path: "/api/units/:unit/takeovers/:takeover/acks",
    caller: "token",
    summary: "Which of the units this unit's takeover reaches have confirmed it",
    params: ofTakeover,
    answer: AckReport,
  },
  audit: {
    method: "GET",
    path: "/api/audit",
    caller: "token",
    summary: "Changes of rules within reach, newest first",
    query: z.object({
      unit: UnitId.optional(),
      /** Only rows before this one: the last of the page before. */
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).default(100),
    }),
    answer: z.object({ entries: z.array(AuditEntry) }),
  },
} as const satisfies Record<string, Endpoint>;
