/**
 * The whole fictitious province, ready for the hub: units, boards, what each unit plays, and its urgent
 * messages.
 */
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Unit } from "../../contract/unit.ts";
import { type SeedBoard, seedBoards } from "./boards.ts";
import { type DemoContent, demoContent } from "./content.ts";
import { seedNotices } from "./notices.ts";
import { provinceContent } from "./province-campaign.ts";
import { schoolCalendars } from "./school-calendars.ts";
import { schoolDay } from "./school-day.ts";
import { schoolNews } from "./school-news.ts";
import { type SeedAlert, seedAlerts } from "./takeover-orders.ts";
import { seedUnits } from "./units.ts";

export interface SeedProvince {
  readonly units: readonly Unit[];
  readonly boards: readonly SeedBoard[];
  /** Drafts by unit id; a unit that says nothing is absent. */
  readonly contents: ReadonlyMap<string, UnitContent>;
  readonly alerts: readonly SeedAlert[];
}

function merged(...parts: readonly UnitContent[]): UnitContent {
  return {
    playlists: parts.flatMap(({ playlists }) => playlists),
    tickers: parts.flatMap(({ tickers }) => tickers),
    campaigns: parts.flatMap(({ campaigns }) => campaigns),
    calendars: parts.flatMap(({ calendars }) => calendars),
    quiet: parts.flatMap(({ quiet }) => quiet),
  };
}

export function seedProvince(content: DemoContent = demoContent): SeedProvince {
  const units = seedUnits(content);
  const notices = seedNotices(content);
  const ofSites = content.sites.flatMap((site): [string, UnitContent][] => {
    const timetable = content.timetables.find(({ id }) => id === site.timetable_id);
    if (!timetable) return [];
    const day = schoolDay(site, timetable, content, notices);
    return [[site.id, merged(schoolNews(site.id, content), day, schoolCalendars(site, timetable, content))]];
  });
  return {
    units,
    boards: seedBoards(content),
    contents: new Map([[content.province.id, provinceContent(content, notices)], ...ofSites]),
    alerts: seedAlerts(content, units),
  };
}
