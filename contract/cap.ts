/**
 * An alert of the Common Alerting Protocol as the hub keeps it (OASIS CAP 1.2; 1.1 and 1.0 are read into the
 * same form): instants instead of written times, every optional element `null` or empty when it is absent.
 */
import { z } from "zod";
import { EpochMs } from "./time.ts";
import { Position } from "./unit.ts";

/** Longest text of one element; what is longer is cut and noted. */
export const capTextCharactersMax = 20_000;
export const capNameCharactersMax = 256;

const text = z.string().max(capTextCharactersMax);
const name = z.string().min(1).max(capNameCharactersMax);

export const CapStatus = z.enum(["Actual", "Exercise", "System", "Test", "Draft"]);
export const CapMessageType = z.enum(["Alert", "Update", "Cancel", "Ack", "Error"]);
export const CapScope = z.enum(["Public", "Restricted", "Private"]);
export const CapUrgency = z.enum(["Immediate", "Expected", "Future", "Past", "Unknown"]);
export const CapSeverity = z.enum(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]);
export const CapCertainty = z.enum(["Observed", "Likely", "Possible", "Unlikely", "Unknown"]);
export const CapCategory = z.enum([
  "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE",
  "Other",
]); // biome-ignore format: names in rows
export const CapResponse = z.enum([
  "Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None",
]); // biome-ignore format: names in rows

/** `valueName` and `value`, as eventCode, parameter and geocode write them. */
export const CapPair = z.object({ name: text, value: text });
export type CapPair = z.infer<typeof CapPair>;

export const CapCircle = z.object({ center: Position, radiusKm: z.number().min(0).max(20_100) });
export type CapCircle = z.infer<typeof CapCircle>;

export const CapArea = z.object({
  description: text,
  /** Each at least four corners, the last equal to the first. */
  polygons: z.array(z.array(Position).min(4)),
  circles: z.array(CapCircle),
  geocodes: z.array(CapPair),
  altitudeFeet: z.number().nullable(),
  ceilingFeet: z.number().nullable(),
});
export type CapArea = z.infer<typeof CapArea>;

/** A file beside the alert; its content is never fetched, unpacked or shown. */
export const CapResource = z.object({
  description: text,
  mime: text.nullable(),
  sizeBytes: z.number().int().min(0).nullable(),
  uri: text.nullable(),
  hasContent: z.boolean(),
  digest: text.nullable(),
});
export type CapResource = z.infer<typeof CapResource>;

export const CapInfo = z.object({
  /** As declared; `null`: none, which the standard reads as en-US. */
  language: text.nullable(),
  categories: z.array(CapCategory),
  event: text,
  responses: z.array(CapResponse),
  urgency: CapUrgency,
  severity: CapSeverity,
  certainty: CapCertainty,
  audience: text.nullable(),
  eventCodes: z.array(CapPair),
  effectiveMs: EpochMs.nullable(),
  onsetMs: EpochMs.nullable(),
  expiresMs: EpochMs.nullable(),
  senderName: text.nullable(),
  headline: text.nullable(),
  description: text.nullable(),
  instruction: text.nullable(),
  web: text.nullable(),
  contact: text.nullable(),
  parameters: z.array(CapPair),
  resources: z.array(CapResource),
  areas: z.array(CapArea),
});
export type CapInfo = z.infer<typeof CapInfo>;

export const CapReference = z.object({ sender: text, identifier: text, sentMs: EpochMs.nullable() });
export type CapReference = z.infer<typeof CapReference>;

export const CapAlert = z.object({
  version: z.enum(["1.0", "1.1", "1.2"]),
  identifier: name,
  sender: name,
  sentMs: EpochMs,
  status: CapStatus,
  messageType: CapMessageType,
  scope: CapScope,
  source: text.nullable(),
  restriction: text.nullable(),
  addresses: text.nullable(),
  codes: z.array(text),
  note: text.nullable(),
  references: z.array(CapReference),
  incidents: text.nullable(),
  infos: z.array(CapInfo),
});
export type CapAlert = z.infer<typeof CapAlert>;

/**
 * One XML signature of an alert. `intact`: made over exactly what was read, by the key named in it; that
 * says nothing about whose key it is.
 */
export const CapSignature = z.object({
  result: z.enum(["intact", "broken", "unsupported"]),
  method: z.string(),
  certificateSha256: z.string().nullable(),
  keySha256: z.string().nullable(),
  subject: z.string().nullable(),
  /** The certificate's own end; an alert sent after it is still read, and it is said. */
  expiresAtMs: z.number().nullable(),
  detail: z.string(),
});
export type CapSignature = z.infer<typeof CapSignature>;
