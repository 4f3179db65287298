/**
 * What a clock on the wall of a zone reads, as milliseconds that count as if it were UTC, and back: for
 * calendars, which reckon in wall time. Unlike `instantAt`, a time the zone leaves out means the same
 * distance after the change as before it (02:30 -> 03:30), as RFC 5545 3.3.5 says; a doubled one its first
 * pass.
 */
import { Temporal } from "temporal-polyfill";

export function wallMsOf(zone: string, atMs: number): number {
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return local.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
}

export function instantOfWall(zone: string, wallMs: number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO("UTC").toPlainDateTime();
  return wall.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}
