/**
 * Where a unit's alerts come from, whom it believes, and what became of each alert: the allow-list and the
 * register of what was received.
 */
import { z } from "zod";
import { CapAlert, CapSignature } from "./cap.ts";
import { ErrorAnswer } from "./endpoint.ts";
import { CapSourceId, PersonId, TakeoverId } from "./ids.ts";
import { Severity } from "./level.ts";
import { urgentMsMax } from "./takeover.ts";
import { Language, line } from "./text.ts";
import { EpochMs, TimeZone } from "./time.ts";
import { Scope } from "./unit.ts";

const dayMs = 86_400_000;
const Problem = ErrorAnswer.shape.problems.element;

/** A code of the sender's areas and the part of the tree it means. */
export const CapGeocode = z.object({ name: line(80), value: line(80), scope: Scope });
export type CapGeocode = z.infer<typeof CapGeocode>;

export const CapSource = z.strictObject({
  id: CapSourceId,
  name: line(120),
  /** An Atom or RSS index, or a CAP document, asked again and again; `null`: alerts are posted to the hub. */
  url: z.url({ protocol: /^https?$/ }).max(500).nullable().default(null),
  pollEveryMs: z.number().int().min(15_000).max(3_600_000).default(60_000),
  /** Only for alerts that are posted: whose tokens may post them; empty: everybody who reaches the unit. */
  people: z.array(PersonId).max(50).default([]),
  /**
   * Exactly these `sender`s are believed. They count as one feed: they may update and cancel one another's
   * alerts.
   */
  senders: z.array(z.string().min(1).max(256)).min(1).max(50),
  /** SHA-256 of a certificate or of a public key (SPKI), hex. Not empty: an alert must be signed by one. */
  pins: z.array(z.string().regex(/^[0-9a-f]{64}$/, { error: "sha256" })).max(10).default([]),
  /** The most wanted first; see docs/CAP.md for the choice. */
  languages: z.array(Language).min(1).max(4).default(["vi"]),
  geocodes: z.array(CapGeocode).max(5_000).default([]),
  /** What an alert gets of which nothing says where it holds. */
  unplaced: z.enum(["unit", "draft"]).default("unit"),
  /** Exercises are shown as drills; otherwise only kept. */
  exercises: z.boolean().default(false),
  /** In which the sender's times are written on the glass. */
  timeZone: TimeZone.default("Asia/Ho_Chi_Minh"),
  /** Life of an alert that does not say when it ends, from `sent`. */
  lifeMsDefault: z.number().int().min(60_000).max(30 * dayMs).default(dayMs),
  /** No alert is believed longer than this, from `sent`. */
  lifeMsMax: z.number().int().min(60_000).max(30 * dayMs).default(7 * dayMs),
  /** `null`: the urgent life of the unit's own takeovers. */
  urgentMs: z.number().int().min(60_000).max(urgentMsMax).nullable().default(null),
}); // biome-ignore format: limits stay beside their field
export type CapSource = z.infer<typeof CapSource>;

/** How the last visit to a polled source went. */
export const CapSourceReport = z.object({
  source: CapSource,
  askedAtMs: EpochMs.nullable(),
  answeredAtMs: EpochMs.nullable(),
  problems: z.array(Problem),
});
export type CapSourceReport = z.infer<typeof CapSourceReport>;

/** `verified`: intact and by a pinned key. `unknown`: none of our pins made it, or it cannot be judged. */
export const CapVerdict = z.enum(["none", "unknown", "verified", "invalid"]);
export type CapVerdict = z.infer<typeof CapVerdict>;

export const CapForm = z.enum(["full", "band", "bulletin", "ticker"]);
export type CapForm = z.infer<typeof CapForm>;

/** What the boards get of one info block, where. */
export const CapShowing = z.object({
  /** Which info block of the alert says it. */
  info: z.number().int().min(0),
  form: CapForm,
  severity: Severity,
  exercise: z.boolean(),
  language: z.string(),
  headline: z.string(),
  instructions: z.array(z.string()),
  where: z.string().nullable(),
  ticker: z.string(),
  short: z.string(),
  fromMs: EpochMs,
  urgentUntilMs: EpochMs.nullable(),
  untilMs: EpochMs,
});
export type CapShowing = z.infer<typeof CapShowing>;

/**
 * `shown`: on the boards. `queued`: will be as soon as there is room or the hub can publish. `draft`:
 * waits for staff. `silent`: kept, shows nothing. `ended`: over by time, by another message or by staff.
 */
export const CapState = z.enum(["shown", "queued", "draft", "silent", "ended"]);
export type CapState = z.infer<typeof CapState>;

/** Why an alert is in its state; the words are in `contract/cap-reasons.ts`. */
export const CapReasonSaid = z.object({ code: z.string(), vi: z.string(), en: z.string() });

export const CapReport = z.object({
  /** Names the alert in URLs; made from sender and identifier. */
  key: z.string(),
  alert: CapAlert,
  source: CapSourceId.nullable(),
  state: CapState,
  reasons: z.array(CapReasonSaid),
  signature: CapVerdict,
  signatures: z.array(CapSignature),
  notes: z.array(Problem),
  receivedAtMs: EpochMs,
  acceptedBy: PersonId.nullable(),
  showings: z.array(CapShowing),
  takeovers: z.array(TakeoverId),
  endedAtMs: EpochMs.nullable(),
});
export type CapReport = z.infer<typeof CapReport>;
