/** Instants, local dates and local times as they are written in every document. */
import { z } from "zod";

/** Unix time in milliseconds, 0 .. 2^53. */
export const EpochMs = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A length of time in milliseconds, 0 .. 400 days. */
export const DurationMs = z
  .number()
  .int()
  .min(0)
  .max(400 * 86_400_000);

/** A calendar day in the board's zone, `2026-11-23`. */
export const LocalDate = z.iso.date();

/** A wall-clock minute in the board's zone, `06:30`, `00:00` .. `23:59`; `24:00` only as an end. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: "local_time" });

/** An IANA zone name, e.g. `Asia/Ho_Chi_Minh`. Whether the zone exists is decided by core. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/, { error: "zone" })
  .max(64);
