/** A school's day: the periods of its timetable as dayparts of one campaign per playlist. */
import type { Item } from "../../contract/items/index.ts";
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { DemoContent, RawPeriod, RawPlaylist, RawSite, RawTimetable } from "./content.ts";
import { must } from "./must.ts";
import { daysOf } from "./school-calendars.ts";
import { placeOf, weekdayOf } from "./vocabulary.ts";

function playlist(raw: RawPlaylist, notices: ReadonlyMap<string, Item>) {
  const dwellMs = raw.dwell_override_s === undefined ? null : raw.dwell_override_s * 1_000;
  const items = raw.items.map((id) => {
    const item = notices.get(id);
    if (!item) throw new Error(`${raw.id} names ${id}, which is not there`);
    return dwellMs === null ? item : { ...item, id: `${id}-still`, durationMs: dwellMs };
  });
  return { id: raw.id, name: raw.name, items };
}

/** Periods of one playlist, apart where they hold only for boards in certain places. */
function periodsByPlace(periods: readonly RawPeriod[]): Map<string, RawPeriod[]> {
  const groups = new Map<string, RawPeriod[]>();
  for (const period of periods) {
    const key = (period.zones ?? []).join("-");
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  return groups;
}

function campaignsOf(raw: RawPlaylist, site: RawSite, periods: readonly RawPeriod[]) {
  return [...periodsByPlace(periods)].map(([key, group]) => ({
    id: key === "" ? `day-${raw.id}` : `day-${raw.id}-${key.replaceAll("_", "-")}`,
    name: raw.name,
    level: "normal",
    playlists: [raw.id],
    places: (group[0]?.zones ?? []).map(placeOf),
    dayparts: group.map(({ days, start: from, end: to }) => ({ days: days.map(weekdayOf), from, to })),
    ...daysOf(site),
  }));
}

/** Periods without a playlist (screen off) and with an empty one (flag ceremony) have nothing to play. */
export function schoolDay(
  site: RawSite,
  timetable: RawTimetable,
  content: DemoContent,
  notices: ReadonlyMap<string, Item>,
): UnitContent {
  const periodsOf = (raw: RawPlaylist) => timetable.periods.filter((period) => period.playlist_id === raw.id);
  const used = content.playlists.filter((raw) => raw.items.length > 0 && periodsOf(raw).length > 0);
  const campaigns = used.flatMap((raw) => campaignsOf(raw, site, periodsOf(raw)));
  return must(parseWith(UnitContent, { playlists: used.map((raw) => playlist(raw, notices)), campaigns }));
}
