/**
 * What a TZID means: an IANA name as the tz database has it, whatever the file's own VTIMEZONE says, because
 * boards go by the same database; a Windows name as CLDR maps it; else a VTIMEZONE that knows one offset.
 */
import { isKnownZone } from "../../core/time/local-time.ts";
import { type Component, all, first } from "./read-lines.ts";
import { windowsZones } from "./windows-zones.ts";

/** `(UTC+07:00) Bangkok, Hanoi, Jakarta`, with or without a backslash before its commas. */
const displayName = /^\((?:UTC|GMT)(?:([+-])(\d{2}):(\d{2}))?\)/;

/** Whole hours only: the tz database names no others by their offset. */
function zoneOfOffset(sign: string, hours: number, minutes: number): string | null {
  if (minutes !== 0 || hours > 14) return null;
  // In the names of the tz database east is minus.
  return hours === 0 ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${hours}`;
}

/** The one offset of a VTIMEZONE without daylight saving. */
function onlyOffset(zone: Component): string | null {
  const offsets = new Set(zone.components.map((part) => first(part, "TZOFFSETTO")?.value ?? ""));
  const [offset = ""] = offsets;
  const [, sign = "+", hours, minutes] = /^([+-])(\d{2})(\d{2})/.exec(offset) ?? [];
  return offsets.size === 1 && hours !== undefined
    ? zoneOfOffset(sign, Number(hours), Number(minutes))
    : null;
}

const plain = (tzid: string): string => tzid.replaceAll("\\", "").replace(/^\//, "").trim();

/** A function from TZID to an IANA zone; `null`: nobody can say what it means. */
export function zonesOf(calendar: Component): (tzid: string) => string | null {
  const embedded = new Map<string, Component>();
  for (const zone of calendar.components.filter(({ name }) => name === "VTIMEZONE")) {
    for (const { value } of all(zone, "TZID")) embedded.set(plain(value), zone);
  }
  return (tzid) => {
    const name = plain(tzid);
    if (isKnownZone(name) && !/^[+-]/.test(name)) return name;
    // `/citadel.org/20210210_1/Europe/Berlin`: senders put their own name before the zone's.
    const tail = name.split("/").slice(-2).join("/");
    if (name.split("/").length > 2 && isKnownZone(tail)) return tail;
    const windows = windowsZones[name.toLowerCase()];
    if (windows !== undefined) return windows;
    const zone = embedded.get(name);
    const offset = zone === undefined ? null : onlyOffset(zone);
    if (offset !== null) return offset;
    const [whole, sign = "+", hours = "00", minutes = "00"] = displayName.exec(name) ?? [];
    // A display name tells the offset, yet not whether summer time is kept: only the zones that keep none.
    return whole !== undefined && sign === "+" && hours === "07"
      ? zoneOfOffset(sign, Number(hours), Number(minutes))
      : null;
  };
}
