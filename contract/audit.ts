/** Who changed a rule, when, and what it was before: rows are added, never changed. */
import { z } from "zod";
import { PersonId, UnitId } from "./ids.ts";
import { EpochMs } from "./time.ts";

export const AuditAction = z.enum(["mandated_share", "urgent_life"]);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditEntry = z.object({
  n: z.number().int().min(1),
  atMs: EpochMs,
  person: PersonId,
  action: AuditAction,
  unit: UnitId,
  /** JSON; `null`: nothing was set. */
  before: z.json(),
  after: z.json(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
