/**
 * An instant as CAP writes it, `2026-11-23T06:50:00+07:00`. Lenient on `Z`, `+00:00`, fractions and missing
 * seconds; strict on the zone: a time without one means another instant on every machine.
 */
const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const standard = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/;

export interface CapTime {
  readonly atMs: number;
  /** Written exactly as the standard wants it. */
  readonly isStandard: boolean;
}

function offsetMinutes(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** `null`: no instant. */
export function readTime(text: string): CapTime | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((each) => Number(each ?? 0));
  const offset = offsetMinutes(parts[7] ?? "");
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal = new Date(localMs).getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
  if (offset === null || !isReal || month < 1 || day < 1) return null;
  const atMs = localMs - offset * 60_000;
  return atMs < 0 ? null : { atMs, isStandard: standard.test(text) && !text.endsWith("+00:00") };
}
