/** Instants as feeds and CAP write them: the country's own offset, whole seconds. */
const offsetMs = 7 * 3_600_000;
const secondMs = 1_000;

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-11-23T06:50:00+07:00`: RFC 3339, and the one form CAP 1.2 allows (no `Z`, no fractions). */
export function rfc3339(atMs: number): string {
  const seconds = Math.floor(atMs / secondMs) * secondMs;
  return `${new Date(seconds + offsetMs).toISOString().slice(0, 19)}+07:00`;
}

/** The first whole second not before `atMs`: an end must not come early. */
export function rfc3339End(atMs: number): string {
  return rfc3339(Math.ceil(atMs / secondMs) * secondMs);
}

/** `Mon, 23 Nov 2026 06:50:00 +0700`: RFC 822 with the four-digit year RSS asks for. */
export function rfc822(atMs: number): string {
  const local = new Date(atMs + offsetMs);
  const day = String(local.getUTCDate()).padStart(2, "0");
  const date = `${day} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`;
  return `${days[local.getUTCDay()]}, ${date} ${local.toISOString().slice(11, 19)} +0700`;
}

/** The day it is there, `2026-11-23`, and the first instant of one. */
export function dateAt(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 10);
}

export function startOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00+07:00`);
}
