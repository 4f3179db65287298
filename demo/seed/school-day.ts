/** A school's day: the periods of its timetable as dayparts of one campaign per playlist. */
import type { Item } from "../../contract/items/index.ts";
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { DemoContent, RawPlaylist, RawTimetable } from "./content.ts";
import { must } from "./must.ts";
import { weekdayOf } from "./vocabulary.ts";

function playlist(raw: RawPlaylist, notices: ReadonlyMap<string, Item>) {
  const dwellMs = raw.dwell_override_s === undefined ? null : raw.dwell_override_s * 1_000;
  const items = raw.items.map((id) => {
    const item = notices.get(id);
    if (!item) throw new Error(`${raw.id} names ${id}, which is not there`);
    return dwellMs === null ? item : { ...item, id: `${id}-still`, durationMs: dwellMs };
  });
  return { id: raw.id, name: raw.name, items };
}

/** Periods without a playlist (screen off) and with an empty one (flag ceremony) have nothing to play. */
export function schoolDay(
  timetable: RawTimetable,
  content: DemoContent,
  notices: ReadonlyMap<string, Item>,
): UnitContent {
  const used = content.playlists.filter(
    ({ id, items }) => items.length > 0 && timetable.periods.some((period) => period.playlist_id === id),
  );
  const campaigns = used.map((raw) => ({
    id: `day-${raw.id}`,
    name: raw.name,
    level: "normal",
    playlists: [raw.id],
    dayparts: timetable.periods
      .filter((period) => period.playlist_id === raw.id)
      .map(({ days, start: from, end: to }) => ({ days: days.map(weekdayOf), from, to })),
  }));
  return must(parseWith(UnitContent, { playlists: used.map((raw) => playlist(raw, notices)), campaigns }));
}
